package dev.sluice.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sluice.faults.Victim.Act;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// A [Victim] in a process of its own, from its start to its end by SIGKILL or by itself.
final class VictimProcess {
    private final Path folder;

    VictimProcess(Path folder) {
        this.folder = folder;
    }

    /// Kills it when it stands on the brink. Returns the number of pauses if it never came there.
    Optional<Integer> runToBrink(Act act, int number, int moment) {
        var process = start(act, number, moment);
        for (var line : (Iterable<String>) process.inputReader().lines()::iterator) {
            if (line.equals("brink")) {
                end(process);
                return Optional.empty();
            }
            if (line.startsWith("done ")) {
                end(process);
                return Optional.of(Integer.parseInt(line.substring("done ".length())));
            }
        }
        throw died(process);
    }

    /// Kills it that long after it began to act, or lets it end before.
    void runFor(Act act, int number, Duration life) {
        var process = start(act, number, Brink.NEVER);
        try (var lines = process.inputReader()) {
            awaitActing(lines, process);
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

    private void awaitActing(BufferedReader lines, Process process) throws IOException {
        if (!"acting".equals(lines.readLine())) {
            throw died(process);
        }
    }

    private Process start(Act act, int number, int moment) {
        var archive = folder.resolveSibling("victim.jsa");
        var command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xlog:disable",
                "-Dorg.bouncycastle.native.cpu_variant=java",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                folder.toString(),
                act.name(),
                Integer.toString(number),
                Integer.toString(moment));
        try {
            return new ProcessBuilder(command).redirectError(complaints()).start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private File complaints() {
        return folder.resolveSibling("victim.err").toFile();
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
}
