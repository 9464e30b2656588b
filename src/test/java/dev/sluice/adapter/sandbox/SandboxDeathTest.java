package dev.sluice.adapter.sandbox;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.testing.Age;
import dev.sluice.testing.ChildJvm;
import dev.sluice.testing.TestServers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left of a sandbox when the process that started it is killed.
class SandboxDeathTest {
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final LocalSandbox sandbox = new TestWorkspaces().sandbox(TestServers.binary(Age.NEWEST));

    @TempDir
    Path temporary;

    @Test
    void killedOwnerTakesItsSandboxAlong() throws IOException {
        var folder = temporary.resolve("sandbox");
        var owner = start(folder, "attached");
        try (var lines = lines(owner)) {
            readUntil(lines, "up ");
            var status = sandbox.status(folder);
            assertTrue(status.isUp());
            var server = ProcessHandle.of(status.servers().getFirst().pid()).orElseThrow();

            owner.destroyForcibly();

            await().atMost(PATIENCE).until(() -> !Processes.isRunning(server));
            assertFalse(sandbox.status(folder).isUp());
        } finally {
            owner.destroyForcibly();
        }
        try (var running = sandbox.up(folder, 1, _ -> {})) {
            assertTrue(running.status().isUp());
        }
    }

    @Test
    void detachedSandboxOutlivesTheProcessThatStartedIt() throws IOException {
        var folder = temporary.resolve("sandbox");
        var owner = start(folder, "detached");
        try (var lines = lines(owner)) {
            readUntil(lines, "up ");
        }
        owner.destroyForcibly();
        await().atMost(PATIENCE).until(() -> !owner.isAlive());
        var status = sandbox.status(folder);
        assertEquals(1, status.servers().size());
        sandbox.down(folder);
        assertFalse(sandbox.status(folder).isUp());
    }

    @Test
    void sandboxWhoseStarterIsKilledHalfwayIsFinishedByTheNextUp() throws IOException {
        var folder = temporary.resolve("sandbox");
        var owner = start(folder, "detached");
        List<ProcessHandle> below;
        try (var lines = lines(owner)) {
            readUntil(lines, SandboxMessages.of("sharing"));
            below = owner.descendants().toList();
            owner.destroyForcibly();
        }
        assertTrue(below.stream().anyMatch(SandboxDeathTest::isServer));
        await().atMost(PATIENCE).until(() -> below.stream().noneMatch(Processes::isRunning));
        try (var running = sandbox.up(folder, 1, _ -> {})) {
            LocalSandboxTest.assertFixture(LocalSandboxTest.realm(running));
        }
    }

    @Test
    void seedsAreNeitherInArgumentsNorEnvironmentNorFiles() throws IOException {
        var folder = temporary.resolve("sandbox");
        sandbox.upDetached(folder, 1, _ -> {});
        try {
            var owner = new StateFile(folder).read().orElseThrow().owner();
            var proc = Path.of("/proc", Long.toString(owner.pid()));
            assertNoSeed(proc.resolve("cmdline"));
            assertNoSeed(proc.resolve("environ"));
            assertNoSeed(folder.resolve("sandbox.json"));
            assertNoSeed(folder.resolve("sandbox.log"));
            var variables = Stream.of(Files.readString(proc.resolve("environ")).split("\0", -1))
                    .filter(text -> !text.isEmpty())
                    .map(text -> text.substring(0, text.indexOf('=')))
                    .filter(name -> !List.of("PWD", "OLDPWD", "SHLVL", "_").contains(name))
                    .sorted()
                    .toList();
            assertEquals(List.of("HOME", "PATH"), variables);
        } finally {
            sandbox.down(folder);
        }
    }

    private static boolean isServer(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("nats-server");
    }

    private static void assertNoSeed(Path file) throws IOException {
        var text = Files.readString(file);
        assertFalse(text.matches("(?s).*S[UAO][A-Z2-7]{56}.*"), file::toString);
    }

    private static Process start(Path folder, String keeping) throws IOException {
        return new ProcessBuilder(ChildJvm.command(SandboxOwner.class, folder.toString(), keeping))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static BufferedReader lines(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private static void readUntil(BufferedReader lines, String start) throws IOException {
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(start)) {
                return;
            }
        }
        throw new AssertionError("it ended before: " + start);
    }
}
