package dev.sluice.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestEnvironment;
import dev.sluice.testing.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The operator's signing key is replaced under a running share.
final class KeyRotationTest {
    @TempDir
    private Path folder = Path.of("");

    private @Nullable Process restarted;

    @AfterEach
    void end() {
        if (restarted != null) {
            restarted.destroyForcibly();
        }
    }

    private static String issuer(TestEnvironment test, PublicKey key) throws Exception {
        var jwt = test.store()
                .read(view -> String.valueOf(
                        view.accounts().find(key).orElseThrow().release().jwt()));
        return JwtReader.decodeAccount(jwt).claims().base().issuer();
    }

    /// What a person does between two steps: the new operator into the configuration, then a restart.
    private static Process restart(TestEnvironment test, String operatorBefore) throws IOException {
        var server = test.cluster().servers().getFirst();
        var operator = test.services().environment().operatorJwt();
        assertNotEquals(operatorBefore, operator);
        server.stop();
        var file = server.folder().resolve("server.conf");
        var changed = Files.readString(file)
                .replace(operatorBefore, operator)
                .replaceFirst("port: -?\\d+", "port: " + server.port());
        Files.writeString(file, changed);
        var started =
                new ProcessBuilder(TestServers.binary(Age.NEWEST).path().toString(), "-c", file.toString()).start();
        await().ignoreException(ProblemException.class)
                .until(() ->
                        test.services().link().resolver().expected().servers().size() == 1);
        return started;
    }

    private static void assertFlows(TestEnvironment test, Account from, Account to) {
        var inbox = Inbox.of(test.connect(to, 0), "orders.>");
        var publisher = test.connect(from, 0);
        await().untilAsserted(() -> {
            publisher.publish("orders.created", "x");
            assertTrue(inbox.count() > 0);
        });
    }

    @Test
    @DisplayName("Add, trust, sign anew, push, verify, retire; stopped in the midst it goes on")
    void rotateTheOperatorsKey() throws Exception {
        try (var test = TestEnvironment.start(folder, Age.NEWEST, 1)) {
            var a = test.account("org-a");
            var b = test.account("org-b");
            var services = test.services();
            var offered = services.federation()
                    .offer(new OfferDraft(a.key(), b.key(), "orders", "orders.>", ShareKind.STREAM));
            services.federation().accept(offered.id(), ActingAccount.of(b.key()), null, OperationOptions.now());
            var old = services.environment().signingKey();
            var operator = services.environment().operatorJwt();
            var begun = services.rotation().goOn(OperationOptions.now());
            assertEquals(Rotation.Phase.ADDED, begun.phase());
            assertEquals(old, services.environment().signingKey());
            var refused = assertThrows(
                    ProblemException.class, () -> services.rotation().goOn(OperationOptions.now()));
            assertEquals(ProblemCode.KEY_NOT_TRUSTED, refused.code());
            assertEquals(old.text(), issuer(test, a.key()));
            restarted = restart(test, operator);
            var pushes = new AtomicInteger();
            Progress stopped = step -> {
                if (step instanceof Progress.Pushing && pushes.incrementAndGet() == 2) {
                    throw new IllegalStateException("killed");
                }
            };
            assertThrows(
                    IllegalStateException.class,
                    () -> services.rotation().goOn(OperationOptions.now().with(stopped)));
            assertEquals(
                    Rotation.Phase.SIGNING,
                    services.rotation().current().orElseThrow().phase());
            var both = services.environment().operatorJwt();
            var done = services.rotation().goOn(OperationOptions.now());
            assertEquals(Rotation.Phase.RETIRED, done.phase());
            assertTrue(services.rotation().current().isEmpty());
            for (var account :
                    new PublicKey[] {a.key(), b.key(), services.environment().systemAccount()}) {
                assertEquals(done.newKey().text(), issuer(test, account));
            }
            assertFlows(test, a, b);
            assertNotEquals(both, services.environment().operatorJwt());
            assertTrue(services.recorder().audit().verify().isWhole());
        }
    }
}
