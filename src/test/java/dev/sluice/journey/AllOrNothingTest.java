package dev.sluice.journey;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestEnvironment;
import dev.sluice.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens when a server of three refuses or falls silent at a step.
class AllOrNothingTest {
    private TestEnvironment test;
    private Account exporter;
    private Account importer;
    private Connection offer;

    @BeforeEach
    void start(@TempDir Path folder) {
        test = TestEnvironment.start(folder.resolve("workspace"), Age.NEWEST, 3);
        exporter = test.account("org-a");
        importer = test.account("org-b");
        var draft = new OfferDraft(exporter.key(), importer.key(), "orders", "orders.>", ShareKind.STREAM);
        offer = test.services().federation().offer(draft);
    }

    @AfterEach
    void stop() {
        test.cluster().servers().forEach(TestServers::resume);
        test.close();
    }

    private Connection now() {
        return test.services().federation().get(offer.id());
    }

    private ProblemException acceptFails(Progress progress) {
        return assertThrows(
                ProblemException.class,
                () -> test.services()
                        .federation()
                        .accept(
                                offer.id(),
                                ActingAccount.of(importer.key()),
                                null,
                                OperationOptions.now().with(progress)));
    }

    /// Reads back what the servers' stores hold of the account.
    private void assertNothingShared() throws Exception {
        var resolver = test.services().link().resolver();
        for (var account : new Account[] {exporter, importer}) {
            var texts = resolver.stored(account.key(), resolver.expected());
            assertEquals(3, texts.size());
            for (var text : texts) {
                AccountClaims claims = JwtReader.decodeAccount(text).claims();
                assertTrue(claims.imports().isEmpty() && claims.exports().isEmpty());
            }
        }
    }

    @Test
    @DisplayName(
            "S3-A4 one server refuses the importer: both are put back on all servers and the offer is pending again")
    void refusedByOne() throws Exception {
        var expires = now().expiresAt();
        var store = test.cluster().servers().get(1).folder().resolve("jwt");
        var away = store.resolveSibling("jwt-away");
        var problem = acceptFails(step -> {
            switch (step) {
                // A file where the folder was: writing fails on this server alone.
                case Progress.Pushing(var account, var purpose)
                when purpose == Purpose.OPEN && account.key().equals(importer.key()) -> hide(store, away);
                case Progress.RollingBack _ -> bringBack(store, away);
                default -> {}
            }
        });
        assertEquals(ProblemCode.ACTIVATION_ROLLED_BACK, problem.code());
        assertEquals(ConnectionState.PENDING, now().state());
        assertEquals(Reason.ROLLED_BACK, now().status().reason());
        assertEquals(expires, now().expiresAt());
        assertNothingShared();
        assertFalse(test.services().publisher().isRecoveryNeeded());
        // Nothing of it stands in the way of a second try.
        assertEquals(
                ConnectionState.ACTIVE,
                test.services()
                        .federation()
                        .accept(offer.id(), ActingAccount.of(importer.key()), null, OperationOptions.now())
                        .value()
                        .state());
    }

    private static void hide(Path store, Path away) {
        try {
            Files.move(store, away);
            Files.createFile(store);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void bringBack(Path store, Path away) {
        try {
            Files.delete(store);
            Files.move(away, store);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    @DisplayName("S3-A4 one server falls silent between the pushes: rolling back until it returns, then pending on all")
    void silentBetweenPushes() throws Exception {
        var silent = test.cluster().servers().get(2);
        var problem = acceptFails(step -> {
            if (step instanceof Progress.Pushing(var account, var purpose)
                    && purpose == Purpose.OPEN
                    && account.key().equals(importer.key())) {
                TestServers.pause(silent);
            }
        });
        assertEquals(ProblemCode.ACTIVATION_UNCONFIRMED, problem.code());
        assertEquals(ConnectionState.ACTIVATING, now().state());
        assertEquals(Reason.ROLLING_BACK, now().status().reason());
        assertTrue(test.services().publisher().isRecoveryNeeded());

        TestServers.resume(silent);
        Awaitility.await().ignoreExceptions().untilAsserted(() -> {
            assertInstanceOf(Outcome.Done.class, test.services().publisher().pushAll(OperationOptions.now()));
            assertEquals(ConnectionState.PENDING, now().state());
        });
        assertNothingShared();
        assertFalse(test.services().publisher().isRecoveryNeeded());
    }

    @Test
    @DisplayName("S3-A4 a server is missing before anything is signed: refused, nothing changed")
    void missingBefore() {
        var silent = test.cluster().servers().get(2);
        var before = test.services().accounts().find("org-b").release();
        TestServers.pause(silent);
        assertEquals(ProblemCode.SERVERS_MISSING, acceptFails(Progress.NONE).code());
        assertEquals(ConnectionState.PENDING, now().state());
        assertEquals(before, test.services().accounts().find("org-b").release());
    }

    @Test
    @DisplayName("S3-A6 a revocation that misses a server is revoking, not revoked, and the next push finishes it")
    void revocationMissesOne() {
        test.services().federation().accept(offer.id(), ActingAccount.of(importer.key()), null, OperationOptions.now());
        var silent = test.cluster().servers().get(2);
        TestServers.pause(silent);
        var result =
                test.services().federation().end(offer.id(), ActingAccount.of(exporter.key()), OperationOptions.now());
        assertInstanceOf(Outcome.Partial.class, result.outcome());
        assertEquals(ConnectionState.REVOKING, now().state());
        TestServers.resume(silent);
        Awaitility.await().ignoreExceptions().untilAsserted(() -> {
            assertInstanceOf(Outcome.Done.class, test.services().publisher().pushAll(OperationOptions.now()));
            assertEquals(ConnectionState.REVOKED, now().state());
        });
    }

    @Test
    @DisplayName("S3-A16 parallel edits of one account: no update is lost, signing times only grow")
    void parallelEdits() throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var edits = IntStream.range(0, 8)
                    .mapToObj(i -> (Callable<Outcome>) () -> test.services()
                            .exports()
                            .add(
                                    new ExportDraft(
                                            exporter.key(),
                                            "feed-" + i,
                                            "feed" + i + ".>",
                                            ShareKind.STREAM,
                                            Visibility.PRIVATE),
                                    OperationOptions.now())
                            .outcome())
                    .toList();
            for (var done : threads.invokeAll(edits)) {
                assertInstanceOf(Outcome.Done.class, done.get());
            }
        }
        var release = test.services().accounts().find("org-a").release();
        var claims = JwtReader.decodeAccount(requireNonNull(release.jwt())).claims();
        assertEquals(8, claims.exports().size());
        assertTrue(test.services().accounts().prove(exporter.key()).isEffective());
        assertTrue(release.iat() >= exporter.release().iat() + 8);
    }
}
