package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.MaintenanceStatus;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.push.Provenance;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestServers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What comes after everybody thought that it was over: a push that arrives late, a deletion whose last rows a
/// crash took.
class AftermathTest extends Journey {
    private static final Duration A_LITTLE_LATER = Duration.ofSeconds(31);

    AftermathTest() {
        super(Age.NEWEST, 1);
    }

    @AfterEach
    void present() {
        test.clock().reset();
        test.cluster().servers().forEach(TestServers::resume);
    }

    private List<String> stored(PublicKey key) {
        return test.services()
                .link()
                .resolver()
                .stored(key, test.services().link().resolver().expected());
    }

    private boolean hasExport(PublicKey key) {
        return stored(key).stream()
                .flatMap(text -> Provenance.read(text).stream())
                .anyMatch(claims -> !claims.exports().isEmpty());
    }

    private Instant compared() {
        return requireNonNull(test.services().maintenance().care().lastCompared());
    }

    private void roundLaterBy(Duration span) {
        test.clock().advance(span);
        test.services().maintenance().round();
    }

    @Test
    @DisplayName(
            "S3-A4 a push that was given up on and arrives later is replaced within a minute, for as long as it may")
    void lateArrival() {
        var account = account("late");
        roundLaterBy(Duration.ofMinutes(11));
        var server = test.cluster().servers().getFirst();
        Progress stopping = step -> {
            if (step instanceof Progress.Pushing) {
                TestServers.pause(server);
            }
        };
        var draft = new ExportDraft(account.key(), "feed", "feed.>", ShareKind.STREAM, Visibility.PRIVATE);
        try (var _ = test.services().link().holdPusher()) {
            // The push goes over a link that is open already.
            test.services().link().pushing(resolver -> resolver.expected());
            assertProblem(
                    ProblemCode.PUSH_NO_ANSWER,
                    () -> test.services()
                            .exports()
                            .add(draft, OperationOptions.now().with(stopping)));
        }
        assertTrue(test.services().exports().list(account.key()).isEmpty());
        TestServers.resume(server);
        await().until(() -> hasExport(account.key()));
        var late = stored(account.key()).getFirst();

        test.services().maintenance().round();
        assertFalse(hasExport(account.key()));
        roundLaterBy(A_LITTLE_LATER);
        // By another way through the network, once more and later than what replaced it.
        test.services().link().pushing(resolver -> resolver.push(account.key(), late, resolver.expected()));
        assertTrue(hasExport(account.key()));
        var before = compared();
        roundLaterBy(A_LITTLE_LATER);
        assertNotEquals(before, compared());
        assertFalse(hasExport(account.key()));
        assertTrue(test.services().accounts().prove(account.key()).isStored());

        // Nothing can arrive any more: servers are asked every ten minutes again.
        roundLaterBy(Duration.ofMinutes(16));
        var calm = compared();
        roundLaterBy(A_LITTLE_LATER);
        assertEquals(calm, compared());
        roundLaterBy(Duration.ofMinutes(10));
        assertNotEquals(calm, compared());
    }

    /// Stands for a process that dies.
    private static final class Died extends Error {
        private static final long serialVersionUID = 1L;
    }

    private void brokenOff(Account account, Predicate<Progress.Step> when) {
        Progress dying = step -> {
            if (when.test(step)) {
                throw new Died();
            }
        };
        assertThrows(
                Died.class,
                () -> test.services()
                        .accounts()
                        .remove(account.key(), OperationOptions.now().with(dying)));
        assertEquals(1, test.services().recovery().list().size());
    }

    private void isGone(Account account) {
        assertTrue(stored(account.key()).isEmpty());
        assertProblem(
                ProblemCode.ACCOUNT_UNKNOWN,
                () -> test.services().accounts().find(account.key().text()));
        assertEquals(
                Removal.Stage.DELETED,
                test.services().accounts().removal(account.key()).orElseThrow().stage());
        assertTrue(test.services().recovery().list().isEmpty());
        assertFalse(test.services().reconciler().compare().isDrift());
    }

    @Test
    @DisplayName("S3-A11 a crash after servers deleted an account and before its rows say so leaves no live account")
    void deletedThereAndNotHere() {
        var source = account("source");
        var importer = account("importer");
        var live = accept(offer(source, importer, "orders.>"), null);
        brokenOff(source, Progress.Deleted.class::isInstance);
        assertTrue(stored(source.key()).isEmpty());
        assertTrue(test.services().accounts().find(source.name()).isLive());
        // Nothing that somebody does with it meanwhile brings it back.
        var draft = new ExportDraft(source.key(), "feed", "feed.>", ShareKind.STREAM, Visibility.PRIVATE);
        assertProblem(
                ProblemCode.ACCOUNT_LEAVING, () -> test.services().exports().add(draft, OperationOptions.now()));
        assertTrue(stored(source.key()).isEmpty());

        test.services().maintenance().round();
        isGone(source);
        assertEquals(ConnectionState.TERMINATED, stateOf(live));
        assertTrue(test.services().accounts().prove(importer.key()).isEffective());
    }

    @Test
    @DisplayName("S3-A11 a crash between locking an account out and deleting it is finished by the next round")
    void lockedOutAndNotDeleted() {
        var account = account("locked");
        brokenOff(account, Progress.Deleting.class::isInstance);
        assertFalse(stored(account.key()).isEmpty());
        test.services().maintenance().round();
        isGone(account);
    }

    private void addedAndBrokenOff(String name, Predicate<Progress.Step> when) {
        Progress dying = step -> {
            if (when.test(step)) {
                throw new Died();
            }
        };
        assertThrows(
                Died.class,
                () -> test.services()
                        .accounts()
                        .add(name, Limits.core(), OperationOptions.now().with(dying)));
        assertProblem(
                ProblemCode.ACCOUNT_UNKNOWN, () -> test.services().accounts().find(name));
    }

    @Test
    @DisplayName("S3-A4 an account that servers got and a crash kept from the rows is ours after the next round")
    void addedThereAndNotHere() {
        addedAndBrokenOff("found", Progress.Pushed.class::isInstance);
        addedAndBrokenOff("named-twice", Progress.Pushed.class::isInstance);
        addedAndBrokenOff("never-made", Progress.Pushing.class::isInstance);
        assertEquals(2, test.services().reconciler().compare().foreign().size());
        test.account("named-twice");

        test.services().maintenance().round();
        var found = test.services().accounts().find("found");
        assertEquals(Limits.core(), found.limits());
        assertTrue(test.services().accounts().prove(found.key()).isStored());
        assertEquals(
                2,
                test.services().accounts().list().stream()
                        .filter(view -> view.account().name().startsWith("named-twice"))
                        .count());
        assertProblem(
                ProblemCode.ACCOUNT_UNKNOWN, () -> test.services().accounts().find("never-made"));
        var compared = test.services().reconciler().compare();
        assertEquals(List.of(), compared.foreign());
        assertFalse(compared.isDrift());
        assertTrue(test.services().recovery().list().isEmpty());
    }

    private void become(Account account, UnaryOperator<AccountClaims> rest) {
        test.store().write(tx -> {
            var now = tx.accounts().find(account.key()).orElseThrow();
            var release = now.release();
            var plain =
                    AccountClaims.builder(account.key().text(), account.name()).build();
            var changed = now.withRest(ClaimRest.write(rest.apply(plain)))
                    .withRelease(new Release(release.jwt(), release.iat(), false));
            tx.accounts().save(changed);
            return changed;
        });
    }

    @Test
    @DisplayName("S3-8 an account that cannot be signed keeps no other from being retried, compared and mended")
    void oneStandsInNobodysWay() {
        var broken = account("aaa");
        var sound = account("bbb");
        become(broken, claims -> claims.copy().clusterTraffic("nonsense").build());
        become(sound, claims -> claims.copy().description("changed").build());
        test.services().maintenance().round();
        roundLaterBy(Duration.ofMinutes(11));
        assertTrue(test.services().accounts().find(sound.name()).release().confirmed());
        assertTrue(compared().isAfter(test.clock().instant().minusSeconds(60)));
        var care = test.services().maintenance().care();
        assertEquals(MaintenanceStatus.State.RETRYING, care.state());
        assertTrue(care.why().contains(broken.name()), care.why());
        // A person hears of it, when all else is done.
        assertProblem(
                ProblemCode.CLAIMS_INVALID, () -> test.services().reconciler().reconcile(OperationOptions.now()));
        become(broken, claims -> claims);
        test.services().maintenance().round();
        assertEquals(
                MaintenanceStatus.State.IDLE,
                test.services().maintenance().care().state());
    }
}
