package dev.sluice.journey;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Proof.Rung;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.NatsServers;
import dev.sluice.testing.TestEnvironment;
import dev.sluice.testing.TestOperator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Servers are judged by the operator they trust: what they store of a stranger's key is in force nowhere, and
/// whoever is of another operator, or made up, is not waited for.
final class TrustedServersTest {
    @TempDir
    private Path folder = Path.of("");

    private static Connection share(TestEnvironment test, String name, Account from, Account to) {
        return test.services()
                .federation()
                .offer(new OfferDraft(from.key(), to.key(), name, name + ".>", ShareKind.STREAM));
    }

    private static Connection now(TestEnvironment test, Connection connection) {
        return test.store()
                .read(view -> view.connections().find(connection.id()).orElseThrow());
    }

    private static ProblemException refused(Runnable act) {
        return assertThrows(ProblemException.class, act::run);
    }

    /// As when somebody added a key to the operator and signs with it, and the servers still run with the operator
    /// as it was.
    private static PublicKey signWithAKeyThatServersDoNotKnow(TestEnvironment test) {
        var fresh = test.services().rotation().goOn(OperationOptions.now()).newKey();
        test.store().write(tx -> {
            var environment = tx.environments().all().getFirst();
            tx.environments().save(environment.withOperator(environment.operatorJwt(), fresh));
            return fresh;
        });
        return fresh;
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    @DisplayName("Servers that do not trust the key that signs: nothing is opened, closed or called in force")
    void distrustedSigner(Age age) throws Exception {
        try (var test = TestEnvironment.start(folder, age, 1)) {
            var services = test.services();
            var a = test.account("org-a");
            var b = test.account("org-b");
            var c = test.account("org-c");
            var open = share(test, "one", a, b);
            services.federation().accept(open.id(), ActingAccount.of(b.key()), null, OperationOptions.now());
            var offered = share(test, "two", a, b);
            var fresh = signWithAKeyThatServersDoNotKnow(test);
            var server = test.cluster().servers().getFirst().name();

            var opening = refused(() -> services.federation()
                    .accept(offered.id(), ActingAccount.of(b.key()), null, OperationOptions.now()));
            assertEquals(ProblemCode.SIGNER_NOT_TRUSTED, opening.code());
            assertTrue(
                    opening.problem().text().what().contains(server),
                    opening.problem().text().what());
            assertEquals(ConnectionState.PENDING, now(test, offered).state());
            for (Runnable closing : List.<Runnable>of(
                    () -> services.federation().end(open.id(), ActingAccount.of(a.key()), OperationOptions.now()),
                    () -> services.federation().suspend(open.id(), ActingAccount.of(a.key()), OperationOptions.now()),
                    () -> services.accounts().remove(c.key(), OperationOptions.now()),
                    () -> services.publisher().push(List.of(a.key()), OperationOptions.now()))) {
                assertEquals(ProblemCode.SIGNER_NOT_TRUSTED, refused(closing).code());
            }
            assertEquals(ConnectionState.ACTIVE, now(test, open).state());
            assertTrue(services.accounts().prove(a.key()).isEffective());

            // Another tool had the accounts signed with the new key, before they came here.
            var claims = JwtReader.decodeAccount(Objects.requireNonNull(
                            services.accounts().find(c.key().text()).release().jwt()))
                    .claims();
            var iat = claims.base().issuedAt() + 1;
            var jwt = JwtWriter.encode(claims, test.signer(fresh), iat);
            assertTrue(services.link()
                    .pushing(resolver -> resolver.push(c.key(), jwt, resolver.expected()))
                    .isComplete());
            test.store().write(tx -> {
                tx.accounts().save(tx.accounts().find(c.key()).orElseThrow().withRelease(new Release(jwt, iat, true)));
                return jwt;
            });
            var proof = services.accounts().prove(c.key());
            assertTrue(proof.isStored());
            assertFalse(proof.isEffective());
            assertFalse(proof.isInForce());
            assertEquals(Rung.UNTRUSTED, proof.servers().getFirst().rung());
            var found = services.reconciler().compare().accounts().stream()
                    .filter(account -> account.key().equals(c.key()))
                    .findFirst()
                    .orElseThrow();
            assertEquals(SyncStatus.NOT_TRUSTED, found.status());
        }
    }

    @Test
    @DisplayName("A server of another operator, or of none, that shares the system account is not waited for")
    void leafThatSharesTheSystemAccount() throws Exception {
        var leafPort = NatsServers.freePort();
        var leafsOwn = NatsServers.freePort();
        try (var test = TestEnvironment.start(folder, Age.NEWEST, 1)) {
            var hub = test.cluster().servers().getFirst();
            hub.stop();
            var file = hub.folder().resolve("server.conf");
            Files.writeString(
                    file,
                    Files.readString(file).replaceFirst("port: -?\\d+", "port: " + hub.port())
                            + "\nleafnodes { listen: \"127.0.0.1:" + leafPort + "\" }\n");
            try (var _ = NatsServers.start(Age.NEWEST, file, hub.port());
                    var leaf = NatsServers.start(Age.NEWEST, leaf(test, leafPort, leafsOwn), leafsOwn)) {
                assertTrue(leaf.process().isAlive());
                await().ignoreException(ProblemException.class)
                        .until(() -> test.services()
                                        .link()
                                        .resolver()
                                        .expected()
                                        .servers()
                                        .size()
                                == 2);
                assertLeafDoesNotCount(test);
            }
        }
    }

    private static void assertLeafDoesNotCount(TestEnvironment test) {
        var services = test.services();
        var a = test.account("org-a");
        var b = test.account("org-b");
        var offered = share(test, "one", a, b);
        var accepted =
                services.federation().accept(offered.id(), ActingAccount.of(b.key()), null, OperationOptions.now());
        assertEquals(ConnectionState.ACTIVE, accepted.value().state());
        var ended = services.federation().end(offered.id(), ActingAccount.of(a.key()), OperationOptions.now());
        assertInstanceOf(Outcome.Done.class, ended.outcome());
        assertEquals(Reason.REVOKED_BY_EXPORTER, now(test, offered).status().reason());
        assertEquals(ConnectionState.REVOKED, now(test, offered).state());
        assertTrue(services.accounts().prove(a.key()).isEffective());
        assertEquals(1, services.reconciler().compare().expected());
        assertEquals(
                List.of("leaf1"),
                services.servers().list().stream()
                        .filter(server -> server.expectation() == KnownServer.Expectation.STRANGER)
                        .map(KnownServer::name)
                        .toList());
    }

    /// A leaf node without an operator that bridges its own system account to that of the hub.
    private Path leaf(TestEnvironment test, int hub, int port) throws Exception {
        var own = Files.createDirectory(folder.resolve("leaf"));
        var system = test.services().environment().systemAccount();
        try (var user = TestOperator.seed(KeyKind.USER)) {
            var jwt = JwtWriter.encode(
                    UserClaims.of(user.publicKey().text(), "bridge"),
                    test.signer(system),
                    Instant.now().getEpochSecond());
            Files.writeString(own.resolve("bridge.creds"), """
                    -----BEGIN NATS USER JWT-----
                    %s
                    ------END NATS USER JWT------

                    -----BEGIN USER NKEY SEED-----
                    %s
                    ------END USER NKEY SEED------
                    """.formatted(jwt, String.valueOf(user.text())));
        }
        return Files.writeString(own.resolve("leaf.conf"), """
                server_name: leaf1
                listen: "127.0.0.1:%d"
                accounts { SYS: { users: [{user: s, password: s}] }, APP: { users: [{user: a, password: a}] } }
                system_account: SYS
                leafnodes { remotes: [ { url: "nats-leaf://127.0.0.1:%d", credentials: "%s", account: SYS } ] }
                """.formatted(port, hub, own.resolve("bridge.creds")));
    }

    private static void answerForServersThatDoNotExist(TestEnvironment test, int number, Runnable meanwhile) {
        var system = test.store()
                .read(view -> view.accounts()
                        .find(test.services().environment().systemAccount())
                        .orElseThrow());
        var client = test.connect(system, 0);
        var dispatcher = client.connection().createDispatcher(message -> {
            for (var i = 0; i < number; i++) {
                var words = """
                        {"server":{"name":"made-up%d\\u001b[31m","id":"NMADEUP%d","ver":"2.15.3"},\
                        "statsz":{"active_servers":%d}}""".formatted(i, i, number);
                client.connection().publish(message.getReplyTo(), words.getBytes(StandardCharsets.UTF_8));
            }
        });
        dispatcher.subscribe("$SYS.REQ.SERVER.PING");
        client.flush();
        meanwhile.run();
        client.connection().closeDispatcher(dispatcher);
        client.flush();
    }

    @Test
    @DisplayName("A burst of made-up answers makes no server; a real one that joins counts at once")
    void madeUpServers() throws IOException {
        try (var test = TestEnvironment.start(folder, Age.NEWEST, 1)) {
            var services = test.services();
            var a = test.account("org-a");
            var b = test.account("org-b");
            var open = share(test, "one", a, b);
            services.federation().accept(open.id(), ActingAccount.of(b.key()), null, OperationOptions.now());
            answerForServersThatDoNotExist(test, 300, () -> {
                for (var round = 0; round < 3; round++) {
                    services.reconciler().compare();
                }
                services.federation().suspend(open.id(), ActingAccount.of(a.key()), OperationOptions.now());
            });
            assertEquals(
                    1,
                    services.servers().list().size(),
                    services.servers().list().toString());
            var resumed = services.federation().resume(open.id(), ActingAccount.of(a.key()), OperationOptions.now());
            assertEquals(ConnectionState.ACTIVE, resumed.value().state());
        }
    }
}
