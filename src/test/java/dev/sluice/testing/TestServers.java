package dev.sluice.testing;

import dev.sluice.adapter.sandbox.ClusterPlan;
import dev.sluice.adapter.sandbox.NatsServerBinary;
import dev.sluice.adapter.sandbox.ServerCluster;
import dev.sluice.adapter.sandbox.ServerProcess;
import dev.sluice.adapter.sandbox.ServerTrust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.Awaitility;

/// Real nats-servers for tests. Never skips: without a server it fails and says how to get one.
///
///     try (var cluster = TestServers.start(Age.NEWEST, new Trust(operatorJwt, sysKey, sysJwt), 3)) {
///         cluster.urls() …
///     }
public final class TestServers {
    private static final Map<Age, NatsServerBinary> BINARIES = new ConcurrentHashMap<>();

    private TestServers() {}

    /// So many servers, ready, that trust that operator.
    public static ServerCluster start(Age age, ServerTrust trust, int servers) {
        return start(age, ClusterPlan.of(trust, servers));
    }

    public static ServerCluster start(Age age, ClusterPlan plan) {
        return ServerCluster.start(plan, binary(age));
    }

    /// The program of that age, from the environment (`packaging/test` sets it) or from `packaging/nats-server`.
    public static NatsServerBinary binary(Age age) {
        return BINARIES.computeIfAbsent(age, TestServers::find);
    }

    /// An operator whose keys nobody has: enough for tests that only need servers to start.
    public static ServerTrust anyTrust() {
        var properties = new Properties();
        try (var stream = TestServers.class.getResourceAsStream("trust.properties")) {
            properties.load(Objects.requireNonNull(stream));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ServerTrust(
                properties.getProperty("operator"),
                properties.getProperty("systemAccount"),
                properties.getProperty("systemAccountJwt"));
    }

    /// Freezes a server, so that it stays connected and answers nothing.
    public static void pause(ServerProcess server) {
        signal("-STOP", server);
        // One of its threads takes the signal and stops the others, when it next gets a core: until then they go
        // on answering.
        Awaitility.await()
                // A thread may end between being listed and being asked.
                .ignoreException(NoSuchFileException.class)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(1))
                .until(() -> isStopped(server));
    }

    private static boolean isStopped(ServerProcess server) throws IOException {
        var tasks = Path.of("/proc", Long.toString(server.pid()), "task");
        try (var threads = Files.list(tasks)) {
            for (var thread : (Iterable<Path>) threads::iterator) {
                // "PID (NAME) STATE …", where the name may hold anything.
                var stat = Files.readString(thread.resolve("stat"), StandardCharsets.UTF_8);
                if (stat.charAt(stat.lastIndexOf(')') + 2) != 'T') {
                    return false;
                }
            }
        }
        return true;
    }

    /// Lets a paused server go on.
    public static void resume(ServerProcess server) {
        signal("-CONT", server);
    }

    private static void signal(String signal, ServerProcess server) {
        try {
            var process = new ProcessBuilder("kill", signal, Long.toString(server.pid()))
                    .inheritIO()
                    .start();
            if (process.waitFor() != 0) {
                throw new AssertionError("kill " + signal + " failed for " + server.name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    private static NatsServerBinary find(Age age) {
        var named = System.getenv(age.variable);
        return NatsServerBinary.at(Path.of(named == null || named.isBlank() ? fromScript(age) : named));
    }

    private static String fromScript(Age age) {
        try {
            var process = new ProcessBuilder("packaging/nats-server", age.option)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0 || said.isEmpty()) {
                throw new AssertionError(
                        "packaging/nats-server %s gave no server; it says above how to get one".formatted(age.option));
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
