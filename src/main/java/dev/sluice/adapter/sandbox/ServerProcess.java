package dev.sluice.adapter.sandbox;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One running nats-server and its watcher: a small shell that holds the reading end of a pipe from this JVM and
/// stops the server when the pipe closes, so that the server never outlives its owner, however that dies.
///
/// May be used on any thread.
public final class ServerProcess implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration STEP = Duration.ofMillis(10);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final int READY_STEPS = 1500;
    private static final int LOG_TAIL = 2000;

    /// A terminal's interrupt, or a signal to our process group, is for us: a server that took it too would end
    /// before we have said so to anybody. Where there is no `setsid` it does.
    private static final String OWN_SESSION =
            "command -v setsid >/dev/null 2>&1 && exec setsid /bin/sh -c \"$0\" \"$@\"; exec /bin/sh -c \"$0\" \"$@\"";

    private final SandboxServerConfig config;
    private final NatsServerBinary binary;
    private final Process watcher;
    private final ProcessHandle server;

    private ServerProcess(SandboxServerConfig config, NatsServerBinary binary, Process watcher, ProcessHandle server) {
        this.config = config;
        this.binary = binary;
        this.watcher = watcher;
        this.server = server;
    }

    /// Starts the server without waiting for it to be ready.
    static ServerProcess start(SandboxServerConfig config, NatsServerBinary binary) {
        try {
            Files.createDirectories(config.folder());
            Files.setPosixFilePermissions(config.folder(), PosixFilePermissions.fromString("rwx------"));
            Files.writeString(config.file(), config.text());
            var watcher = watcher(config, binary).start();
            return new ServerProcess(config, binary, watcher, serverOf(watcher));
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.SANDBOX_START_FAILED, String.valueOf(e.getMessage()));
        }
    }

    public String name() {
        return config.name();
    }

    /// Where clients connect.
    public String url() {
        return "nats://127.0.0.1:" + port();
    }

    /// The port of [#url()].
    public int port() {
        return config.ports().client();
    }

    /// The server's own process, not the watcher's.
    public long pid() {
        return server.pid();
    }

    public String version() {
        return binary.version();
    }

    /// Its log, configuration, JWT store and JetStream store lie here; gone after [#close()].
    public Path folder() {
        return config.folder();
    }

    public boolean isAlive() {
        return server.isAlive();
    }

    /// The address of its HTTP monitoring, if the plan asked for it.
    public Optional<String> monitoringUrl() {
        return ports().map(ports -> ports.path("monitoring").path(0).asString(""))
                .filter(text -> !text.isBlank());
    }

    /// Ends the server as a crash would (SIGKILL); its folder stays, so that it can be started again.
    public void kill() {
        server.destroyForcibly();
        awaitWatcher();
    }

    /// Stops the server as an operator would (SIGTERM); its folder stays.
    public void stop() {
        server.destroy();
        awaitWatcher();
    }

    /// Stops the server and removes its folder. Returns when both are done.
    @Override
    public void close() {
        try {
            watcher.getOutputStream().close();
        } catch (IOException alreadyGone) {
            watcher.destroy();
        }
        awaitWatcher();
        server.destroyForcibly();
        TemporaryFolders.delete(config.folder());
    }

    /// The same server again, on the same port and with what it had stored. This one must have ended.
    ServerProcess again(UnaryOperator<SandboxServerConfig> change) {
        return start(change.apply(config), binary);
    }

    /// Waits until it serves clients and has routes with so many servers, itself included.
    void awaitReady(int servers) {
        for (var step = 0; step < READY_STEPS; step++) {
            if (serves(servers)) {
                return;
            }
            if (ended()) {
                throw ProblemException.of(ProblemCode.SANDBOX_START_FAILED, lastWords());
            }
        }
        throw ProblemException.of(ProblemCode.SANDBOX_START_FAILED, name() + " was not ready in time; " + lastWords());
    }

    /// Whether it could not listen because somebody else took the port meanwhile.
    boolean lostItsPort() {
        return !server.isAlive() && lastWords().contains("address already in use");
    }

    private boolean serves(int servers) {
        return ports().isPresent()
                && ServerInfo.from(port(), PATIENCE)
                        .filter(greeting -> greeting.servers() >= servers)
                        .isPresent();
    }

    /// The addresses that the server wrote when all its listeners were open; empty before.
    private Optional<JsonNode> ports() {
        try (var files = Files.newDirectoryStream(config.folder(), "*_" + pid() + ".ports")) {
            for (var file : files) {
                return Optional.of(JSON.readTree(Files.readString(file)));
            }
            return Optional.empty();
        } catch (IOException | JacksonException halfWritten) {
            return Optional.empty();
        }
    }

    private boolean ended() {
        try {
            return watcher.waitFor(STEP.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.because(e, ProblemCode.SANDBOX_START_FAILED, "it was interrupted");
        }
    }

    private void awaitWatcher() {
        try {
            if (!watcher.waitFor(10, TimeUnit.SECONDS)) {
                server.destroyForcibly();
                watcher.destroyForcibly();
            }
        } catch (InterruptedException e) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// The end of what the server logged: no seeds are ever in it, since none are handed to it.
    private String lastWords() {
        var log = TemporaryFolders.tail(config.logFile(), LOG_TAIL);
        var text = log.isBlank() ? TemporaryFolders.tail(config.folder().resolve("start.out"), LOG_TAIL) : log;
        var lines = text.lines().filter(line -> !line.isBlank()).toList();
        var errors = lines.stream()
                .filter(line -> line.contains("[FTL]") || line.contains("[ERR]"))
                .toList();
        var telling = errors.isEmpty() ? lines : errors;
        return name() + " said: " + (telling.isEmpty() ? "nothing" : telling.getLast());
    }

    private static ProcessBuilder watcher(SandboxServerConfig config, NatsServerBinary binary) throws IOException {
        var command = List.of(
                "/bin/sh",
                "-c",
                OWN_SESSION,
                script(),
                "sluice-watcher",
                config.folder().toString(),
                binary.path().toString(),
                "-c",
                config.file().toString());
        var builder = new ProcessBuilder(command);
        // Nothing of our own environment, where secrets may be, reaches the server.
        var environment = builder.environment();
        environment.clear();
        environment.put("PATH", "/usr/local/bin:/usr/bin:/bin");
        environment.put("HOME", config.folder().toString());
        environment.put("TMPDIR", config.folder().toString());
        environment.put("GOMAXPROCS", "2");
        builder.directory(config.folder().toFile());
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        return builder;
    }

    /// The watcher's first line is the server's process id.
    private static ProcessHandle serverOf(Process watcher) throws IOException {
        // Not closed here: closing it early would break the watcher's standard output.
        var line = firstLine(watcher.getInputStream());
        if (line.isEmpty()) {
            throw new IOException("the watcher did not start");
        }
        return ProcessHandle.of(Long.parseLong(line)).orElseGet(watcher::toHandle);
    }

    private static String firstLine(InputStream stream) throws IOException {
        var line = new StringBuilder();
        for (var next = stream.read(); next >= 0 && next != '\n'; next = stream.read()) {
            line.append((char) next);
        }
        return line.toString().strip();
    }

    private static String script() throws IOException {
        try (var stream = ServerProcess.class.getResourceAsStream("watcher.sh")) {
            if (stream == null) {
                throw new IllegalStateException("watcher.sh is missing from the jar");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
