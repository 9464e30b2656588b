package dev.sluice.adapter.sandbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.testing.Age;
import dev.sluice.testing.ChildJvm;
import dev.sluice.testing.TestOperator;
import dev.sluice.testing.TestServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ServerClusterTest {
    @TempDir
    Path temporary;

    @ParameterizedTest
    @CsvSource({"NEWEST, 1", "NEWEST, 3", "OLDEST, 1", "OLDEST, 3"})
    void startsServersThatKnowOneAnotherAndLeavesNothing(Age age, int count) throws IOException {
        var before = System.nanoTime();
        var cluster = start(age, count);
        System.out.printf("%d %s ready in %d ms%n", count, age, (System.nanoTime() - before) / 1_000_000);
        var servers = cluster.servers();
        try (cluster) {
            assertEquals(count, servers.size());
            for (var server : servers) {
                var greeting =
                        ServerInfo.from(server.port(), Duration.ofSeconds(2)).orElseThrow();
                assertEquals(count, greeting.servers());
                assertEquals(TestServers.binary(age).version(), greeting.version());
                assertTrue(ProcessHandle.of(server.pid())
                        .orElseThrow()
                        .info()
                        .command()
                        .orElse("")
                        .contains("nats-server"));
                assertEquals(
                        "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(server.folder())));
            }
        }
        servers.forEach(server -> assertFalse(server.isAlive(), server.name()));
        assertTrue(isEmpty(temporary), "folders are left");
    }

    @ParameterizedTest
    @EnumSource(Age.class)
    void configurationIsAcceptedByTheServersOwnCheck(Age age) throws IOException, InterruptedException {
        var folder = temporary.resolve("a \"quoted\" folder");
        Files.createDirectories(folder);
        var plan = ClusterPlan.of(TestServers.anyTrust(), 3)
                .withSyncInterval(Duration.ofSeconds(7))
                .withMonitoring(Monitoring.LOOPBACK);
        var config = new SandboxServerConfig(
                "n1", folder, new SandboxServerConfig.Ports(-1, List.of(7001, 7002, 7003)), plan, "");
        Files.writeString(config.file(), config.text());
        var check = new ProcessBuilder(
                        TestServers.binary(age).path().toString(),
                        "-t",
                        "-c",
                        config.file().toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, check.waitFor(), said);
        assertTrue(config.text().contains("interval: \"7s\""));
    }

    @ParameterizedTest
    @CsvSource({"NEWEST, KILL", "OLDEST, KILL", "NEWEST, TERM", "NEWEST, INT", "NEWEST, HUP"})
    void killedOwnerTakesItsServersAlong(Age age, String signal) throws IOException, InterruptedException {
        // A process group of its own, which gets the signal as a terminal's would. Whoever runs the tests may
        // ignore INT or HUP, which children would inherit.
        var owner = new ProcessBuilder(ChildJvm.command(
                        List.of("setsid", "env", "--default-signal=HUP,INT,TERM"), Owner.class, age.name(), "1"))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var reader = new BufferedReader(new InputStreamReader(owner.getInputStream(), StandardCharsets.UTF_8))) {
            var words = reader.readLine().split(" ", -1);
            var server = ProcessHandle.of(Long.parseLong(words[0])).orElseThrow();
            var folder = Path.of(words[1]);
            assertTrue(server.isAlive());
            assertTrue(Files.exists(folder));

            var kill = new ProcessBuilder("kill", "-" + signal, "--", "-" + owner.pid()).start();

            assertEquals(0, kill.waitFor());
            await().atMost(Duration.ofSeconds(10)).until(() -> !server.isAlive());
            await().atMost(Duration.ofSeconds(10)).until(() -> !Files.exists(folder.getParent()));
        } finally {
            owner.destroyForcibly();
        }
    }

    @ParameterizedTest
    @CsvSource({"NEWEST, 1", "NEWEST, 3", "OLDEST, 1", "OLDEST, 3"})
    void readyMeansThatEveryServerAnswersTheSystemAccountAndStoresWhatIsPushed(Age age, int count) {
        var operator = new TestOperator();
        try (var cluster = ServerCluster.start(
                        ClusterPlan.of(operator.trust(), count), TestServers.binary(age), temporary);
                var system = operator.connectSystem(cluster.urls().getFirst())) {
            assertEquals(count, system.ask("$SYS.REQ.SERVER.PING", "", count).size());
            var account = TestOperator.seed(KeyKind.ACCOUNT);
            var claims = AccountClaims.builder(account.publicKey().text(), "A").build();
            var replies = operator.push(system, claims, count);
            assertEquals(count, replies.size());
            replies.forEach(reply -> assertTrue(reply.contains("\"code\":200"), reply));
            for (var url : cluster.urls()) {
                operator.connect(account, url).close();
            }
        }
    }

    @Test
    void serverStartsAgainOnItsPortWithWhatItHadStored() throws IOException {
        try (var cluster = start(Age.NEWEST, 3)) {
            var first = cluster.server("n2");
            var stored = first.folder().resolve("jwt").resolve("marker");
            Files.writeString(stored, "kept");
            first.kill();
            await().until(() -> !first.isAlive());

            var second = cluster.restart("n2");

            assertEquals(first.url(), second.url());
            assertNotEquals(first.pid(), second.pid());
            assertTrue(Files.exists(stored));
            assertTrue(cluster.servers().contains(second));
        }
    }

    @Test
    void serverSeesNothingOfOurEnvironment() throws IOException {
        try (var cluster = start(Age.NEWEST, 1)) {
            var pid = cluster.servers().getFirst().pid();
            var environment = Files.readString(Path.of("/proc", Long.toString(pid), "environ"));
            var names = List.of(environment.split("\0")).stream()
                    .map(entry -> entry.substring(0, entry.indexOf('=')))
                    .filter(name -> !List.of("PWD", "OLDPWD", "SHLVL", "_").contains(name))
                    .sorted()
                    .toList();
            assertEquals(List.of("GOMAXPROCS", "HOME", "PATH", "TMPDIR"), names);
        }
    }

    @Test
    void monitoringIsThereOnlyWhenAsked() {
        var plan = ClusterPlan.of(TestServers.anyTrust(), 1);
        try (var without = ServerCluster.start(plan, TestServers.binary(Age.NEWEST), temporary);
                var with = ServerCluster.start(
                        plan.withMonitoring(Monitoring.LOOPBACK), TestServers.binary(Age.NEWEST), temporary)) {
            assertTrue(without.servers().getFirst().monitoringUrl().isEmpty());
            assertTrue(with.servers().getFirst().monitoringUrl().orElseThrow().startsWith("http://127.0.0.1:"));
        }
    }

    @Test
    void whatTheServerRefusesIsToldAndNothingIsLeft() throws IOException {
        var good = TestServers.anyTrust();
        var plan = ClusterPlan.of(new ServerTrust("damaged", good.systemAccount(), good.systemAccountJwt()), 1);
        var binary = TestServers.binary(Age.NEWEST);
        var problem = assertThrows(ProblemException.class, () -> ServerCluster.start(plan, binary, temporary));
        assertEquals(ProblemCode.SANDBOX_START_FAILED, problem.code());
        assertTrue(problem.problem().args().getFirst().startsWith("n1 said: "), problem.problem()::toString);
        System.out.println(problem.getMessage());
        assertTrue(isEmpty(temporary), "folders are left");
    }

    private ServerCluster start(Age age, int servers) {
        return ServerCluster.start(ClusterPlan.of(TestServers.anyTrust(), servers), TestServers.binary(age), temporary);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }
}
