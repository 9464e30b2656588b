package dev.sluice.adapter.nats;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.nats.client.NatsEventTransport;
import dev.sluice.adapter.nats.client.NatsMessagingFactory;
import dev.sluice.adapter.nats.session.LinkTimings;
import dev.sluice.domain.federation.environment.SystemRights;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.TlsFiles;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.EventTransport.Announcement;
import dev.sluice.domain.port.LinkFactory.Target;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.NatsServers;
import dev.sluice.testing.TestCertificates;
import dev.sluice.testing.TestCertificates.Pair;
import dev.sluice.testing.TestLinks;
import dev.sluice.testing.TestOperator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Links to a real server that speaks TLS and wants to see a certificate.
@TestInstance(Lifecycle.PER_CLASS)
final class TlsLinkTest {
    private final TestOperator operator = new TestOperator();
    private final Seed account = TestOperator.seed(KeyKind.ACCOUNT);
    private final int port = NatsServers.freePort();
    private Path folder = Path.of("");
    private final Pair none = new Pair(Path.of(""), Path.of(""));
    private Pair server = none;
    private Pair other = none;
    private AutoCloseable running = () -> {};

    /// The certificate of the server stands for `localhost`, so `127.0.0.1` is another host.
    @BeforeAll
    void begin(@TempDir Path given) throws IOException {
        folder = given;
        server = TestCertificates.make(folder, "server", "dns:localhost");
        other = TestCertificates.make(folder, "client", "dns:client.example.com");
        var trust = operator.trust();
        var config = Files.writeString(folder.resolve("server.conf"), """
                host: "127.0.0.1"
                port: %d
                operator: %s
                resolver: MEMORY
                system_account: %s
                resolver_preload { %s: %s, %s: %s }
                tls { cert_file: "%s", key_file: "%s", ca_file: "%s", verify: true, timeout: 5 }
                """.formatted(
                port,
                trust.operatorJwt(),
                trust.systemAccount(),
                trust.systemAccount(),
                trust.systemAccountJwt(),
                account.publicKey().text(),
                operator.sign(
                        AccountClaims.builder(account.publicKey().text(), "ORG").build(), operator.operatorSeed()),
                server.certificate(),
                server.key(),
                other.certificate()));
        running = NatsServers.start(Age.NEWEST, config, port);
    }

    @AfterAll
    void end() throws Exception {
        running.close();
    }

    @Test
    @DisplayName("A server that wants TLS first is met so, and its silence otherwise names the option")
    void handshakeFirst() throws IOException {
        var first = NatsServers.freePort();
        var own = Files.createDirectory(folder.resolve("first"));
        var config = Files.writeString(
                own.resolve("server.conf"),
                Files.readString(folder.resolve("server.conf"))
                        .replaceFirst("port: \\d+", "port: " + first)
                        .replace("timeout: 5 }", "timeout: 5, handshake_first: true }"));
        var greeted = new Target(List.of("tls://localhost:" + first), files(server, other));
        var wanted = new Target(greeted.urls(), greeted.tls().with(TlsFiles.Handshake.FIRST));
        try (var _ = NatsServers.start(Age.NEWEST, config, first);
                var link = TestLinks.factory().open(wanted, () -> operator.systemUser(SystemRights.MONITOR))) {
            assertEquals(1, link.resolver().expected().servers().size());
            var silent = assertThrows(
                    ProblemException.class,
                    () -> TestLinks.factory()
                            .open(greeted, () -> operator.systemUser(SystemRights.MONITOR))
                            .close());
            assertEquals(ProblemCode.SERVER_UNREACHABLE, silent.code());
            assertTrue(silent.problem().text().what().contains("tls-first"));
        }
    }

    @Test
    void bothSidesShowTheirCertificates() {
        for (var scheme : List.of("nats", "tls")) {
            try (var link = TestLinks.factory()
                    .open(
                            new Target(List.of(scheme + "://localhost:" + port), files(server, other)),
                            () -> operator.systemUser(SystemRights.MONITOR))) {
                assertEquals(1, link.resolver().expected().servers().size());
            }
        }
    }

    @Test
    @DisplayName("S3-A2 events reach the account that they concern over TLS too, with the files of the environment")
    void eventsGoOverTls() {
        var target = new Target(List.of("tls://localhost:" + port), files(server, other));
        var clock = InstantSource.system();
        var messaging = new NatsMessagingFactory(TestLinks.THREADS, clock, LinkTimings.defaults());
        var transport = new NatsEventTransport(TestLinks.THREADS, clock, LinkTimings.defaults());
        var announcements = List.of(new Announcement("sluice.federation.export.created", notification()));
        try (var automation = messaging.connect(target, "automation", operator.user(account));
                var tap = automation.tap("sluice.>")) {
            transport.deliver(target, operator.user(account), announcements);
            await().until(() -> tap.count() == 1);
            var bare = new Target(target.urls(), TlsFiles.NONE);
            assertThrows(ProblemException.class, () -> transport.deliver(bare, operator.user(account), announcements));
            assertEquals(1, tap.count());
        }
    }

    private Notification notification() {
        var key = account.publicKey().text();
        return new Notification(
                UUID.randomUUID(),
                new EnvironmentId(UUID.randomUUID()),
                account.publicKey(),
                "federation.export.created",
                new ConnectionId(UUID.randomUUID()),
                new Notification.Facts(
                        "orders", "stream", "orders.>", "orders.>", "pending", "", key, "org-a", key, "org-b"),
                Instant.now(),
                null,
                null,
                Notification.Delivery.WAITING);
    }

    @Test
    void whoShowsNoneOrTrustsAnotherIsNotConnected() {
        refused("localhost", new TlsFiles(server.certificate().toString(), null, null));
        refused("localhost", files(other, other));
        refused("localhost", TlsFiles.NONE);
    }

    @Test
    void aCertificateForAnotherHostIsNotTakenThoughItsAuthorityIsTrusted() {
        refused("127.0.0.1", files(server, other));
    }

    @Test
    void filesThatCannotBeUsedAreNamedAndNothingOfThemIsSaid() throws IOException {
        var text = Files.readString(other.key());
        var broken = Files.writeString(folder.resolve("broken.key"), text.replace("PRIVATE", "ENCRYPTED PRIVATE"));
        var swapped = Files.writeString(folder.resolve("swapped.key"), text.replace("M", "N"));
        for (var files : List.of(
                new TlsFiles(folder.resolve("missing.pem").toString(), null, null),
                new TlsFiles(other.key().toString(), null, null),
                new TlsFiles(null, other.certificate().toString(), broken.toString()),
                new TlsFiles(null, other.certificate().toString(), swapped.toString()))) {
            var problem = open("localhost", files);
            assertEquals(ProblemCode.TLS_FILES_UNUSABLE, problem.code());
            assertFalse(String.valueOf(problem.getMessage()).contains(text.substring(30, 60)));
        }
    }

    private void refused(String host, TlsFiles files) {
        var code = open(host, files).code();
        assertTrue(code == ProblemCode.SERVER_UNREACHABLE || code == ProblemCode.LINK_REFUSED, code.name());
    }

    private ProblemException open(String host, TlsFiles files) {
        var target = new Target(List.of("tls://" + host + ":" + port), files);
        return assertThrows(
                ProblemException.class,
                () -> TestLinks.factory()
                        .open(target, () -> operator.systemUser(SystemRights.MONITOR))
                        .close());
    }

    private static TlsFiles files(Pair authority, Pair own) {
        return new TlsFiles(
                authority.certificate().toString(),
                own.certificate().toString(),
                own.key().toString());
    }
}
