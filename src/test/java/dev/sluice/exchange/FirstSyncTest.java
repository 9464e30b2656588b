package dev.sluice.exchange;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.adapter.sandbox.ServerCluster;
import dev.sluice.adapter.sandbox.ServerTrust;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.MaintenanceStatus;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.interop.NscExporter;
import dev.sluice.domain.interop.plan.ExportRequest;
import dev.sluice.domain.interop.plan.ExportRequest.Keys;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.JwtWriter;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.testing.Age;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestClock;
import dev.sluice.testing.TestServers;
import dev.sluice.ui.testing.TestWorkspace;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the background makes of accounts that another tool had brought to the servers, or had not: it reads
/// (ux.md#5, "First sync only reads").
class FirstSyncTest {
    private static final Duration UNTIL_COMPARED = Duration.ofMinutes(11);
    private static final Duration VALID = Duration.ofDays(20);

    private final TestClock clock = new TestClock();
    private final TestWorkspace theirs;
    private final TestWorkspace ours;
    private final ServerCluster cluster;
    private final Environment origin;
    private final Connection share;
    private final EnvironmentServices services;
    private final TestClient system;
    private final Inbox pushes;

    FirstSyncTest(@TempDir Path folder) throws Exception {
        theirs = new TestWorkspace(Files.createDirectory(folder.resolve("theirs")), "secret");
        var made = theirs.environments().create("KO", Level.SANDBOX, List.of());
        var trust = new ServerTrust(
                made.operatorJwt(),
                made.systemAccount().text(),
                theirs.environments().systemJwt(made));
        cluster = TestServers.start(Age.NEWEST, trust, 2);
        origin = theirs.environments().setServers(made.id(), cluster.urls());
        share = shared(theirs.services(origin.id()));
        var out = folder.resolve("out");
        new NscExporter(Fixtures.means(folder)).export(new ExportRequest(origin.id(), out, Keys.WITH_KEYS), theirs);

        ours = new TestWorkspace(Files.createDirectory(folder.resolve("ours")), "secret", clock);
        var environment = Fixtures.imported(ours, folder, out);
        ours.environments().setServers(environment.id(), cluster.urls());
        services = ours.services(environment.id());
        system = systemClient();
        pushes = Inbox.of(system, "$SYS.REQ.CLAIMS.UPDATE");
        awaitCluster();
    }

    private static Connection shared(EnvironmentServices services) {
        Awaitility.await()
                .until(() -> services.link().resolver().expected().servers().size() == 2);
        var from = services.accounts()
                .add("giver", Limits.core(), OperationOptions.now())
                .value();
        var to = services.accounts()
                .add("taker", Limits.core(), OperationOptions.now())
                .value();
        var offer = services.federation()
                .offer(new OfferDraft(from.key(), to.key(), "ORDERS", "orders.>", ShareKind.STREAM));
        services.federation().limit(offer.id(), VALID);
        services.accounts().add("lone", Limits.core(), OperationOptions.now());
        return services.federation()
                .accept(offer.id(), ActingAccount.of(to.key()), null, OperationOptions.now())
                .value();
    }

    private TestClient systemClient() throws Exception {
        try (var user = ours.vault().ephemeral(KeyKind.USER)) {
            var jwt = JwtWriter.encode(
                    UserClaims.of(user.publicKey().text(), "witness"),
                    ours.vault().signer(origin.systemAccount()),
                    Instant.now().getEpochSecond());
            return TestClient.connect(new Options.Builder()
                    .server(cluster.urls().getFirst())
                    .authHandler(Nats.staticCredentials(jwt.toCharArray(), user.text())));
        }
    }

    @AfterEach
    void close() {
        cluster.servers().forEach(TestServers::resume);
        system.close();
        ours.close();
        theirs.close();
        cluster.close();
    }

    /// Until the server at the other end counts both: before, it may answer the question who is there alone and
    /// make that whole.
    private void awaitCluster() {
        Awaitility.await().ignoreExceptions().until(() -> {
            var present = services.link().resolver().expected();
            return present.servers().size() == 2
                    && requireNonNull(present.said().get(present.at())).activeServers() == 2;
        });
    }

    private Account account(String name) {
        return services.accounts().find(name);
    }

    private void round() {
        clock.advance(UNTIL_COMPARED);
        services.maintenance().round();
        assertTrue(requireNonNull(services.maintenance().care().lastCompared())
                .isAfter(clock.instant().minus(UNTIL_COMPARED)));
    }

    private String compared() {
        return services.reconciler().findings().last().orElseThrow().toString();
    }

    private SyncStatus standing(String name) {
        return services.reconciler().findings().last().orElseThrow().accounts().stream()
                .filter(row -> row.name().equals(name))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private ConnectionState state() {
        return services.federation().list().stream()
                .filter(row -> row.share().name().equals(share.share().name()))
                .findFirst()
                .orElseThrow()
                .state();
    }

    /// As a server that was away when the other tool pushed.
    private void loseOnLastServer(String... names) throws Exception {
        var server = cluster.servers().getLast();
        server.stop();
        for (var name : names) {
            var file = account(name).key().text() + ".jwt";
            Files.delete(server.folder().resolve("jwt").resolve(file));
        }
        cluster.restart(server.name());
        awaitCluster();
    }

    @Test
    @DisplayName("S3-A15 what came in is confirmed by reading, or told and left until a person pushes it")
    void firstSyncOnlyReads() throws Exception {
        var text = account("giver").release().jwt();
        assertFalse(account("giver").release().confirmed());
        loseOnLastServer("taker", "lone");
        services.accounts().add("staged", Limits.core(), OperationOptions.stage());
        round();
        round();
        assertTrue(account("giver").release().confirmed());
        assertEquals(text, account("giver").release().jwt());
        assertEquals(SyncStatus.IN_STEP, standing("giver"));
        for (var name : List.of("taker", "lone", "staged")) {
            assertFalse(account(name).release().confirmed(), () -> name + ": " + compared());
            assertEquals(SyncStatus.MISSING, standing(name));
        }
        assertEquals(MaintenanceStatus.State.IDLE, services.maintenance().care().state());
        assertEquals(List.of("lone", "staged", "taker"), waiting());
        // The end of what came in is no push that anybody asked for either.
        clock.advance(VALID);
        round();
        assertEquals(ConnectionState.DEGRADED, state());
        system.flush();
        assertEquals(0, pushes.count());
        clock.reset();
        pushedByAPerson();
        reconciledByAPerson();
    }

    private List<String> waiting() {
        return services.publisher().preview().accounts().stream()
                .map(change -> change.account().name())
                .toList();
    }

    /// From then on it is retried, as whatever was pushed once.
    private void pushedByAPerson() {
        TestServers.pause(cluster.servers().getLast());
        var taker = List.of(account("taker").key());
        assertInstanceOf(Outcome.Partial.class, services.publisher().push(taker, OperationOptions.now()));
        assertFalse(account("taker").release().confirmed());
        TestServers.resume(cluster.servers().getLast());
        Awaitility.await().untilAsserted(() -> {
            services.maintenance().round();
            assertTrue(account("taker").release().confirmed());
        });
        assertEquals(List.of("lone", "staged"), waiting());
    }

    private void reconciledByAPerson() {
        var found = services.reconciler().reconcile(OperationOptions.now());
        assertTrue(found.isComplete());
        assertFalse(found.isDrift(), found::toString);
        assertTrue(account("lone").release().confirmed());
        assertEquals(List.of(), waiting());
        assertEquals(ConnectionState.ACTIVE, state());
    }
}
