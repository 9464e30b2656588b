package dev.sluice.adapter.sandbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.federation.maintenance.Drifts;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.service.EnvironmentServices;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Sandbox.Running;
import dev.sluice.domain.workspace.Sandbox.Status;
import dev.sluice.testing.Age;
import dev.sluice.testing.SeedSearch;
import dev.sluice.testing.TestServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalSandboxTest {
    private final TestWorkspaces workspaces = new TestWorkspaces();
    private final LocalSandbox sandbox = workspaces.sandbox(TestServers.binary(Age.NEWEST));

    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({"NEWEST, 1", "NEWEST, 3", "OLDEST, 1", "OLDEST, 3"})
    void fixtureStandsAndFlows(Age age, int servers) {
        var folder = temporary.resolve("sandbox");
        var started = System.nanoTime();
        try (var running = workspaces.sandbox(TestServers.binary(age)).up(folder, servers, LocalSandboxTest::print)) {
            System.out.printf("%d %s up in %d ms%n", servers, age, (System.nanoTime() - started) / 1_000_000);
            assertEquals(servers, running.status().servers().size());
            running.status().servers().forEach(server -> assertTrue(server.url().startsWith("nats://127.0.0.1:")));
            assertEquals(running.status(), sandbox.status(folder));
            assertFixture(realm(running));
            running.status().servers().forEach(server -> assertNoSecretIsAnArgument(server.pid()));
            assertAnalyticsReceives(running);
        }
        assertFalse(sandbox.status(folder).isUp());
    }

    /// Anybody on the machine may read how a process was started.
    private static void assertNoSecretIsAnArgument(long pid) {
        try {
            var said = Files.readString(Path.of("/proc", Long.toString(pid), "cmdline"), ISO_8859_1)
                    + Files.readString(Path.of("/proc", Long.toString(pid), "environ"), ISO_8859_1);
            assertTrue(said.contains("nats-server"), said);
            assertFalse(said.contains("SLUICE_PASSPHRASE"), said);
            assertEquals(List.of(), SeedSearch.in(said), "S4-40 seeds among the arguments of a server");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void secondUpOnTheSameFolderServesTheSameOperatorOnNewServers() {
        var folder = temporary.resolve("sandbox");
        Connection before;
        try (var running = sandbox.up(folder, 1, _ -> {})) {
            before = named(realm(running), SandboxFixture.ACTIVE);
            // What a person did stays as it is.
            var pending = named(realm(running), SandboxFixture.PENDING);
            realm(running).federation().decline(pending.id(), ActingAccount.unnamed(), "not now");
        }
        var started = System.nanoTime();
        try (var running = sandbox.up(folder, 1, _ -> {})) {
            System.out.printf("up again in %d ms%n", (System.nanoTime() - started) / 1_000_000);
            var services = realm(running);
            assertEquals(before, named(services, SandboxFixture.ACTIVE));
            assertEquals(
                    "declined", named(services, SandboxFixture.PENDING).state().word());
            assertEquals(4, services.federation().list().size());
            assertServersAgree(services);
            assertFlow(services);
        }
    }

    @Test
    void anotherToolChangesAnAccountUntilSomebodyDecidesAboutIt() {
        var folder = temporary.resolve("sandbox");
        try (var running = sandbox.up(folder, 1, _ -> {})) {
            assertServersAgree(realm(running));
            running.meddle();
            var drifts = realm(running).drifts().list();
            assertEquals(List.of(ForeignChangeSimulator.ACCOUNT), names(drifts));
            assertEquals(3, drifts.getFirst().lines().size());
            assertEquals(Map.of(), realm(running).drifts().obstacles(drifts.getFirst()));
        }
        try (var running = sandbox.up(folder, 1, _ -> {})) {
            assertEquals(List.of(), names(realm(running).drifts().list()));
            running.meddle();
            var drift = realm(running).drifts().list().getFirst();
            realm(running).drifts().takeTheirs(drift.account().key(), OperationOptions.now());
            running.meddle();
            assertEquals(List.of(), names(realm(running).drifts().list()));
        }
    }

    private static List<String> names(List<Drifts.Drift> drifts) {
        return drifts.stream().map(drift -> drift.account().name()).toList();
    }

    @Test
    void otherWorkspaceIsRefusedUnopened() {
        var folder = temporary.resolve("real");
        workspaces.create(folder, Passphrase.of("secret".toCharArray())).close();
        assertProblem(ProblemCode.WORKSPACE_EXISTS, () -> sandbox.up(folder, 1, _ -> {}));
        assertProblem(ProblemCode.WORKSPACE_EXISTS, () -> sandbox.upDetached(folder, 1, _ -> {}));
        assertFalse(Files.exists(folder.resolve(SandboxFolder.MARKER)));
    }

    @Test
    void runningSandboxIsNotStartedTwiceNorStoppedByOthers() {
        var folder = temporary.resolve("sandbox");
        try (var running = sandbox.up(folder, 1, _ -> {})) {
            assertProblem(ProblemCode.SANDBOX_RUNNING, () -> sandbox.up(folder, 1, _ -> {}));
            assertProblem(ProblemCode.SANDBOX_ATTACHED, () -> sandbox.down(folder));
            assertTrue(running.status().isUp());
        }
        assertProblem(ProblemCode.SANDBOX_NOT_RUNNING, () -> sandbox.down(folder));
    }

    @Test
    void detachedSandboxLivesUntilDown() {
        var folder = temporary.resolve("sandbox");
        var started = System.nanoTime();
        var up = sandbox.upDetached(folder, 1, LocalSandboxTest::print);
        System.out.printf("detached in %d ms%n", (System.nanoTime() - started) / 1_000_000);
        try {
            assertEquals(up, sandbox.status(folder));
            assertProblem(ProblemCode.SANDBOX_RUNNING, () -> sandbox.upDetached(folder, 1, _ -> {}));
            try (var workspace = workspaces.open(folder)) {
                var services =
                        workspace.services(workspace.environments().choose(null).id());
                assertFixture(services);
            }
        } finally {
            sandbox.down(folder);
        }
        assertGone(up);
        assertFalse(sandbox.status(folder).isUp());
        assertFalse(Files.exists(folder.resolve("sandbox.json")));
    }

    @Test
    void killedSupervisorTakesItsServersAlongAndDownCleansUp() {
        var folder = temporary.resolve("sandbox");
        var up = sandbox.upDetached(folder, 3, _ -> {});
        var owner = new StateFile(folder).read().orElseThrow().owner();
        var supervisor = owner.process().orElseThrow();
        assertFalse(supervisor.info().commandLine().orElse("").contains("SU"));

        supervisor.destroyForcibly();

        assertGone(up);
        assertFalse(sandbox.status(folder).isUp());
        sandbox.down(folder);
        assertProblem(ProblemCode.SANDBOX_NOT_RUNNING, () -> sandbox.down(folder));
        try (var running = sandbox.up(folder, 1, _ -> {})) {
            assertServersAgree(realm(running));
        }
    }

    @Test
    void supervisorEndsWhenItsFolderIsTakenAway() throws Exception {
        var folder = temporary.resolve("sandbox");
        var up = sandbox.upDetached(folder, 1, _ -> {});
        Files.delete(folder.resolve("sandbox.json"));
        assertGone(up);
    }

    static EnvironmentServices realm(Running running) {
        var workspace = running.workspace();
        return workspace.services(workspace.environments().choose(null).id());
    }

    static void assertFixture(EnvironmentServices services) {
        assertEquals(
                List.of("ACCTA", "ACCTB", "ACCTC", "analytics", "billing", "machines", "partner", "SYS"),
                services.accounts().list().stream()
                        .map(view -> view.account().name())
                        .sorted(String.CASE_INSENSITIVE_ORDER)
                        .toList());
        var states = new TreeMap<String, String>();
        byName(services)
                .forEach((name, connection) -> states.put(
                        name,
                        connection.state().word() + " " + connection.share().subject()));
        assertEquals(
                Map.of(
                        "telemetry", "active factory.telemetry.>",
                        "alerts", "pending factory.alerts.>",
                        "invoices", "expired billing.invoices.>",
                        "meters", "terminated factory.meters.>"),
                states);
        for (var name : List.of("ACCTA", "ACCTB", "ACCTC")) {
            var account = services.accounts().find(name).key();
            assertTrue(services.exports().list(account).isEmpty());
            assertTrue(services.imports().list(account).isEmpty());
            assertEquals(1, services.users().list(account).size());
        }
        var expired = named(services, SandboxFixture.EXPIRED);
        assertEquals(Duration.ofDays(7), Duration.between(expired.createdAt(), expired.expiresAt()));
        assertTrue(services.exports().list(expired.exporter()).isEmpty());
        assertEquals(
                0, services.recorder().inbox().unread(services.environment().id()));
        assertServersAgree(services);
        assertFlow(services);
    }

    private static void assertServersAgree(EnvironmentServices services) {
        for (var view : services.accounts().list()) {
            if (view.account().isManaged()) {
                var proof = services.accounts().prove(view.account().key());
                assertTrue(proof.isEffective(), () -> view.account().name() + " " + proof);
            }
        }
        assertTrue(services.publisher().preview().isEmpty());
    }

    private static void assertFlow(EnvironmentServices services) {
        services.flows().sample();
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            var sample = services.flows().sample().getFirst();
            assertTrue(sample.messagesPerSecond() > 0, sample::toString);
            assertTrue(sample.subscribers() > 0, sample::toString);
        });
    }

    private static void assertAnalyticsReceives(Running running) {
        var players = new SandboxFixture(running.workspace(), realm(running), InstantSource.system()).players();
        var credentials = Objects.requireNonNull(players.get(TrafficRole.ANALYTICS));
        var urls = List.of(running.status().servers().getLast().url());
        try (var client = TestWorkspaces.messaging().connect(urls, "test", credentials);
                var tap = client.tap(">")) {
            await().atMost(Duration.ofSeconds(10)).until(() -> tap.count() >= 10);
            tap.lastSubjects().forEach(subject -> assertTrue(subject.startsWith("factory.telemetry."), subject));
        }
    }

    private static void assertGone(Status status) {
        for (var server : status.servers()) {
            await().atMost(Duration.ofSeconds(15))
                    .until(() -> ProcessHandle.of(server.pid())
                            .filter(Processes::isRunning)
                            .isEmpty());
        }
    }

    private static void print(String line) {
        System.out.println(line);
    }

    private static Connection named(EnvironmentServices services, String name) {
        return Objects.requireNonNull(byName(services).get(name));
    }

    private static Map<String, Connection> byName(EnvironmentServices services) {
        var byName = new TreeMap<String, Connection>();
        services.federation()
                .list()
                .forEach(connection -> byName.put(connection.share().name(), connection));
        return byName;
    }

    private static void assertProblem(ProblemCode code, org.junit.jupiter.api.function.Executable act) {
        var problem = assertThrows(ProblemException.class, act);
        assertEquals(code, problem.code(), problem.getMessage());
    }
}
