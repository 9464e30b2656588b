package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.RotationPlan;
import dev.sluice.domain.federation.operation.RotationWish;
import dev.sluice.domain.federation.operation.RotationWish.Retirement;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.key.KeyRotation;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.model.record.Rotation.Phase;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The signing key of an account is replaced under running shares.
final class AccountKeyRotationTest extends Journey {
    AccountKeyRotationTest() {
        super(Age.NEWEST, 3);
    }

    private KeyRotation rotation() {
        return test.services().rotation();
    }

    private Rotation rotate(Account account, Retirement retirement) {
        return rotation().goOn(RotationWish.of(account.key()).with(retirement), OperationOptions.now());
    }

    /// Its own key hands its work to a first signing key, which can be replaced.
    private PublicKey signingKey(Account account) {
        var moved = rotate(account, Retirement.WHEN_SAFE);
        assertEquals(Phase.RETIRED, moved.phase());
        assertTrue(moved.keepsOld());
        return moved.newKey();
    }

    private String issuer(Connection connection) {
        var token = requireNonNull(
                test.services().federation().get(connection.id()).grant().token());
        return test.services().activations().inspect(token).issuer().text();
    }

    /// The signing keys that every server has stored.
    private List<String> onServers(Account account) throws Exception {
        var resolver = test.services().link().resolver();
        var texts = resolver.stored(account.key(), resolver.expected());
        assertEquals(servers, texts.size());
        assertEquals(1, texts.stream().distinct().count());
        return JwtReader.decodeAccount(texts.getFirst()).claims().signingKeys().stream()
                .map(SigningKey::key)
                .toList();
    }

    @Test
    @DisplayName("Add, push, sign anew, prove, retire; no message is lost or doubled meanwhile")
    void rotate() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        var c = account("org-c");
        var shared = List.of(accept(offer(a, b, "orders.>"), null), accept(offer(a, c, "stock.>"), "their.stock.>"));
        var waiting = offer(a, c, "later.>");
        var inbox = Inbox.of(at(b, 1), "orders.>");
        var sending = Stream.of(at(a, 0), "orders.new");
        try {
            await().until(() -> inbox.count() > 0);
            var first = signingKey(a);
            assertEquals(List.of(first.text()), onServers(a));
            var plan = rotation().plan(a.key(), null);
            assertEquals(first, plan.oldKey());
            assertEquals(
                    List.of(RotationPlan.Place.IMPORT, RotationPlan.Place.IMPORT),
                    plan.activations().stream()
                            .map(RotationPlan.Activation::place)
                            .toList());
            var done = rotate(a, Retirement.WHEN_SAFE);
            assertEquals(Phase.RETIRED, done.phase());
            assertNotEquals(first, done.newKey());
            assertEquals(List.of(done.newKey().text()), onServers(a));
            for (var connection : shared) {
                assertEquals(done.newKey().text(), issuer(connection));
                assertEquals(ConnectionState.ACTIVE, stateOf(connection));
            }
        } finally {
            sending.close();
        }
        await().untilAsserted(() -> assertEquals(sending.count(), inbox.count()));
        assertEquals(ConnectionState.ACTIVE, accept(waiting, null).state());
        assertEquals(onServers(a), List.of(issuer(waiting)));
        assertTrue(test.services().recorder().audit().verify().isWhole());
    }

    @Test
    @DisplayName("Tokens and creds that were handed out hold retirement back until a person lets them go")
    void handedOut() throws Exception {
        var a = account("org-a");
        var first = signingKey(a);
        var b = account("org-b");
        var connection = accept(offer(a, b, "orders.>"), null);
        PublicKey stranger;
        try (var seed = TestOperator.seed(KeyKind.ACCOUNT)) {
            stranger = seed.publicKey();
        }
        var export = test.services().exports().list(a.key()).getFirst();
        var handed = test.services().activations().issue(a.key(), export, stranger);
        var user = test.services().users().add(a.key(), "reader");
        var plan = rotation().plan(a.key(), null);
        assertTrue(plan.needsConsent());
        assertEquals(
                List.of(handed.id()),
                plan.handedOut().stream().map(each -> each.connection().id()).toList());
        assertEquals(
                List.of(user.key()),
                plan.users().stream().map(each -> each.user().key()).toList());
        var waits = rotate(a, Retirement.WHEN_SAFE);
        assertEquals(Phase.SIGNING, waits.phase());
        assertEquals(Set.of(first.text(), waits.newKey().text()), Set.copyOf(onServers(a)));
        assertEquals(waits.newKey().text(), issuer(connection));
        // Theirs has a successor too, ready to be handed over.
        assertEquals(waits.newKey().text(), issuer(handed));
        var renewed = test.services().users().list(a.key()).getFirst();
        assertEquals(
                waits.newKey().text(),
                JwtReader.decodeUser(renewed.jwt()).claims().issuer());
        assertTrue(rotation().plan(a.key(), null).activations().stream().allMatch(each -> each.reissued()));
        assertEquals(
                List.of(waits.newKey()),
                rotation().underWay().stream().map(Rotation::newKey).toList());
        var states = states(a);
        assertEquals(Optional.of(KnownKey.State.RETIRING), Optional.ofNullable(states.get(first)));
        assertEquals(Optional.of(KnownKey.State.TAKING_OVER), Optional.ofNullable(states.get(waits.newKey())));
        assertEquals(Phase.SIGNING, rotate(a, Retirement.WHEN_SAFE).phase());
        assertEquals(Phase.RETIRED, rotate(a, Retirement.CUTTING).phase());
        assertEquals(List.of(waits.newKey().text()), onServers(a));
        assertEquals(
                Optional.of(KnownKey.State.RETIRED),
                Optional.ofNullable(states(a).get(first)));
    }

    @Test
    @DisplayName("Cancelled, the old key signs again and the new one is gone; what was handed out is asked about first")
    void cancel() throws Exception {
        var a = account("org-a");
        var first = signingKey(a);
        var b = account("org-b");
        var connection = accept(offer(a, b, "orders.>"), null);
        for (var step : List.of(1, 3, 5, 7)) {
            var left = new AtomicInteger(step);
            Progress killed = done -> {
                if (done instanceof Progress.Journalled
                        || done instanceof Progress.Pushing
                        || done instanceof Progress.Pushed) {
                    if (left.decrementAndGet() == 0) {
                        throw new IllegalStateException("killed");
                    }
                }
            };
            assertThrows(
                    IllegalStateException.class,
                    () -> rotation()
                            .goOn(
                                    RotationWish.of(a.key()),
                                    OperationOptions.now().with(killed)));
            var cancelled = rotation().cancel(a.key(), Retirement.WHEN_SAFE, OperationOptions.now());
            assertTrue(cancelled.isEnded());
            assertEquals(List.of(first.text()), onServers(a));
            assertEquals(first.text(), issuer(connection));
            assertTrue(test.services().accounts().prove(b.key()).isEffective());
        }
        test.services().users().add(a.key(), "reader");
        assertEquals(Phase.SIGNING, rotate(a, Retirement.WHEN_SAFE).phase());
        assertProblem(
                ProblemCode.CANCEL_CUTS,
                () -> rotation().cancel(a.key(), Retirement.WHEN_SAFE, OperationOptions.now()));
        assertTrue(rotation()
                .cancel(a.key(), Retirement.CUTTING, OperationOptions.now())
                .isEnded());
        assertEquals(List.of(first.text()), onServers(a));
        var reader = test.services().users().list(a.key()).getFirst();
        assertEquals(first.text(), JwtReader.decodeUser(reader.jwt()).claims().issuer());
        assertEquals(
                Optional.of(KnownKey.State.IN_USE),
                Optional.ofNullable(states(a).get(first)));
        assertProblem(
                ProblemCode.ROTATION_NONE,
                () -> rotation().cancel(a.key(), Retirement.WHEN_SAFE, OperationOptions.now()));
    }

    @Test
    @DisplayName("S3-9 claims that lack a signing key are refused while activations rest on it, and these are listed")
    void preflight() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        signingKey(a);
        var connection = accept(offer(a, b, "orders.>"), null);
        var without =
                ClaimRest.write(AccountClaims.builder(a.key().text(), a.name()).build());
        test.store().write(tx -> {
            var now = tx.accounts().find(a.key()).orElseThrow().withRest(without);
            tx.accounts().save(now);
            return now;
        });
        var draft = new ExportDraft(a.key(), "stock", "stock.>", ShareKind.STREAM, Visibility.PRIVATE);
        var refused = assertThrows(
                ProblemException.class, () -> test.services().exports().add(draft, OperationOptions.now()));
        assertEquals(ProblemCode.PREFLIGHT_REFUSED, refused.code());
        var what = refused.problem().text().what();
        assertTrue(what.contains(connection.share().name()) && what.contains(b.name()), what);
        assertEquals(1, onServers(a).size());
    }

    private Map<PublicKey, KnownKey.State> states(Account account) {
        return test.services().keys().list().stream()
                .filter(key -> account.key().equals(key.account()))
                .collect(Collectors.toMap(KnownKey::key, KnownKey::state));
    }

    @Test
    @DisplayName("Stopped at any step, the row says how far it is, and the next call goes on")
    void stoppedAnywhere() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        var connection = accept(offer(a, b, "orders.>"), null);
        signingKey(a);
        var count = new AtomicInteger();
        var stops = new ArrayList<Integer>();
        Progress noting = step -> {
            count.incrementAndGet();
            if (step instanceof Progress.Journalled
                    || step instanceof Progress.Pushing
                    || step instanceof Progress.Pushed) {
                stops.add(count.get());
            }
        };
        rotation().goOn(RotationWish.of(a.key()), OperationOptions.now().with(noting));
        // With both keys, the importer with its new token, without the old key.
        assertEquals(1 + 3 * 2, stops.size());
        for (var stop : stops) {
            var left = new AtomicInteger(stop);
            Progress killed = _ -> {
                if (left.decrementAndGet() == 0) {
                    throw new IllegalStateException("killed");
                }
            };
            assertThrows(
                    IllegalStateException.class,
                    () -> rotation()
                            .goOn(
                                    RotationWish.of(a.key()),
                                    OperationOptions.now().with(killed)));
            var open = rotation().current(a.key()).orElseThrow();
            var done = rotate(a, Retirement.WHEN_SAFE);
            assertEquals(open.newKey(), done.newKey());
            assertEquals(Phase.RETIRED, done.phase());
            assertEquals(List.of(done.newKey().text()), onServers(a));
            assertEquals(done.newKey().text(), issuer(connection));
            assertTrue(test.services().accounts().prove(b.key()).isEffective());
        }
    }

    @Test
    @DisplayName("A key that others know goes first; who subscribed before receives again afterwards")
    void atOnce() throws Exception {
        var a = account("org-a");
        var b = account("org-b");
        accept(offer(a, b, "orders.>"), null);
        var first = signingKey(a);
        var inbox = Inbox.of(at(b, 1), "orders.>");
        var done = rotate(a, Retirement.AT_ONCE);
        assertEquals(Phase.RETIRED, done.phase());
        assertFalse(onServers(a).contains(first.text()));
        var publisher = at(a, 0);
        await().untilAsserted(() -> {
            publisher.publish("orders.new", "x");
            assertTrue(inbox.count() > 0);
        });
    }

    @Test
    @DisplayName("Another key than the one under way, or an unknown one, is refused before anything is made")
    void refused() {
        var a = account("org-a");
        var strange = account("org-b").key();
        assertProblem(ProblemCode.SIGNING_KEY_UNKNOWN, () -> rotation().plan(a.key(), strange));
        assertProblem(
                ProblemCode.ACCOUNT_PROTECTED,
                () -> rotation().plan(test.services().environment().systemAccount(), null));
        assertTrue(rotation().current(a.key()).isEmpty());
    }
}
