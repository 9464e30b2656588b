package dev.sluice.testing;

import dev.sluice.adapter.sandbox.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// nats-servers with configurations of somebody's own, unlike those of [TestServers].
public final class NatsServers {
    private NatsServers() {}

    /// What `nats-server -t -c` says, its exit code first.
    public static String check(Age age, Path config) {
        try {
            var process = new ProcessBuilder(program(age), "-t", "-c", config.toString())
                    .redirectErrorStream(true)
                    .directory(config.resolveSibling(".").toFile())
                    .start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() + " " + said.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// Runs until it is closed; returns when it listens on that port.
    public static Running start(Age age, Path config, int port) {
        var log = config.resolveSibling("server.log");
        try {
            var process = new ProcessBuilder(program(age), "-c", config.toString())
                    .directory(config.resolveSibling(".").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Awaitility.await().until(() -> !process.isAlive() || listens(port));
            if (!process.isAlive()) {
                throw new AssertionError(Files.readString(log));
            }
            return new Running(process, log, "127.0.0.1:" + port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A port that nobody has, and that no connection on its way out is given.
    public static int freePort() {
        try {
            return FreePorts.find();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public record Running(Process process, Path log, String address) implements AutoCloseable {
        private static final String RELOADED = "Reloaded server configuration";

        /// Takes up the configuration as it is now; returns when it has.
        public void reload() {
            var before = reloads();
            try {
                new ProcessBuilder("kill", "-HUP", Long.toString(process.pid()))
                        .inheritIO()
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Awaitility.await().until(() -> reloads() > before);
        }

        private long reloads() {
            try {
                return Files.readAllLines(log).stream()
                        .filter(line -> line.contains(RELOADED))
                        .count();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void close() {
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    private static String program(Age age) {
        return TestServers.binary(age).path().toString();
    }
}
