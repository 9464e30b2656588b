package dev.sluice.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.faults.Victim.Order;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// [Victim]s in processes of their own, each from its order to its end by SIGKILL or by itself. The next one is
/// started while the last one's traces are looked at.
final class VictimProcess implements AutoCloseable {
    private final Path folder;
    private final String classes;
    private Process next;

    /// @param folder of the workspaces' parent, where files for all victims may lie
    VictimProcess(Path folder) {
        this.folder = folder;
        classes = VictimClasses.gather(folder.resolve("victim.jar"));
        next = start();
    }

    /// Kills it when it stands on the brink. Returns the number of pauses if it never came there.
    Optional<Integer> runToBrink(Order order) {
        var process = send(order);
        for (var line : (Iterable<String>) process.inputReader().lines()::iterator) {
            if (line.equals("brink")) {
                end(process);
                return Optional.empty();
            }
            if (line.startsWith("done ")) {
                awaitEnd(process);
                return Optional.of(Integer.parseInt(line.substring("done ".length())));
            }
        }
        throw died(process);
    }

    /// Kills it that long after it began to act, or lets it end before.
    void runFor(Order order, Duration life) {
        var process = send(order);
        try (var lines = process.inputReader()) {
            if (!"acting".equals(lines.readLine())) {
                throw died(process);
            }
            var ended = process.waitFor(life.toNanos(), TimeUnit.NANOSECONDS);
            if (ended && process.exitValue() != 0) {
                throw died(process);
            }
            end(process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private Process send(Order order) {
        var process = next;
        try {
            var out = process.outputWriter();
            out.write(order.line());
            out.newLine();
            out.flush();
        } catch (IOException e) {
            throw new AssertionError("the victim died before its order", e);
        }
        next = start();
        return process;
    }

    private Process start() {
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + folder.resolve("victim.jsa"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Dorg.bouncycastle.native.cpu_variant=java",
                "-cp",
                classes,
                Victim.class.getName());
        try {
            return new ProcessBuilder(command).redirectError(complaints()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private File complaints() {
        return folder.resolve("victim.err").toFile();
    }

    /// Nothing is killed here: at its end it may write the archive that makes the next ones quicker.
    private void awaitEnd(Process process) {
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw died(process);
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static void end(Process process) {
        process.destroyForcibly();
        process.onExit().join();
    }

    private AssertionError died(Process process) {
        end(process);
        try {
            return new AssertionError("the victim died by itself: "
                    + Files.readString(complaints().toPath(), UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AssertionError interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AssertionError("interrupted", e);
    }

    @Override
    public void close() {
        end(next);
    }
}
