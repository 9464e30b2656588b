package dev.sluice.adapter.sandbox;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A nats-server program that can be run, and its version as it tells it (`2.15.2`).
public record NatsServerBinary(Path path, String version) {
    /// Names the program outright; set by `packaging/run`.
    public static final String PROPERTY = "sluice.natsServer";

    /// The same for the command line.
    public static final String VARIABLE = "SLUICE_NATS_SERVER";

    private static final String PROGRAM = "nats-server";
    private static final Pattern VERSION = Pattern.compile("v?(\\d+)\\.(\\d+)\\.(\\d+)\\S*");

    /// Finds the program of this process: the system property, the environment variable, the PATH, then the cache
    /// of `packaging/nats-server`; an old one on the PATH is taken when nothing newer is there.
    ///
    /// Blocks for the few milliseconds the program takes to tell its version. Throws [ProblemException]
    /// (`SANDBOX_NO_BINARY`) when there is none.
    public static NatsServerBinary find() {
        return find(System.getenv(), Optional.ofNullable(System.getProperty(PROPERTY)));
    }

    static NatsServerBinary find(Map<String, String> environment, Optional<String> configured) {
        var named = configured
                .or(() -> Optional.ofNullable(environment.get(VARIABLE)))
                .filter(text -> !text.isBlank());
        if (named.isPresent()) {
            return at(Path.of(named.get()));
        }
        var onPath = onPath(environment);
        if (onPath.isPresent() && onPath.get().isCurrent()) {
            return onPath.get();
        }
        return cached(environment)
                .or(() -> onPath)
                .orElseThrow(() -> ProblemException.of(ProblemCode.SANDBOX_NO_BINARY));
    }

    /// The program at that path; [ProblemException] (`SANDBOX_START_FAILED`) when it does not run.
    public static NatsServerBinary at(Path path) {
        return tried(path)
                .orElseThrow(() -> ProblemException.of(
                        ProblemCode.SANDBOX_START_FAILED, path + " is not a nats-server that can be run"));
    }

    /// Whether it is of the lines that the newest servers belong to (2.11 or later).
    private boolean isCurrent() {
        return rank() >= rank(2, 11, 0);
    }

    private long rank() {
        var matcher = VERSION.matcher(version);
        return matcher.matches()
                ? rank(number(matcher.group(1)), number(matcher.group(2)), number(matcher.group(3)))
                : 0;
    }

    private static long rank(long major, long minor, long patch) {
        return (major * 10_000 + minor) * 10_000 + patch;
    }

    private static long number(String digits) {
        return Long.parseLong(digits);
    }

    private static Optional<NatsServerBinary> onPath(Map<String, String> environment) {
        return Stream.of(environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(NatsServerBinary::isProgram)
                .findFirst()
                .flatMap(NatsServerBinary::tried);
    }

    private static Optional<NatsServerBinary> cached(Map<String, String> environment) {
        var home = Optional.ofNullable(environment.get("HOME")).map(text -> Path.of(text, ".cache"));
        var cache = Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .or(() -> home)
                .map(folder -> folder.resolve("sluice").resolve(PROGRAM));
        return cache.flatMap(NatsServerBinary::newestIn);
    }

    private static Optional<NatsServerBinary> newestIn(Path cache) {
        if (!Files.isDirectory(cache)) {
            return Optional.empty();
        }
        List<NatsServerBinary> programs;
        try (var folders = Files.list(cache)) {
            // The folder's name is the version: nothing is started to find the newest.
            programs = folders.map(folder -> new NatsServerBinary(
                            folder.resolve(PROGRAM), folder.getFileName().toString()))
                    .filter(binary -> isProgram(binary.path()) && binary.rank() > 0)
                    .toList();
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.SANDBOX_NO_BINARY);
        }
        return programs.stream()
                .max(Comparator.comparingLong(NatsServerBinary::rank))
                .flatMap(binary -> tried(binary.path()));
    }

    private static boolean isProgram(Path path) {
        return Files.isRegularFile(path) && Files.isExecutable(path);
    }

    private static Optional<NatsServerBinary> tried(Path path) {
        if (!isProgram(path)) {
            return Optional.empty();
        }
        var builder = new ProcessBuilder(path.toAbsolutePath().toString(), "--version");
        builder.environment().clear();
        builder.redirectErrorStream(true);
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readNBytes(1000), StandardCharsets.UTF_8);
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            var matcher = VERSION.matcher(said);
            return said.contains(PROGRAM) && matcher.find()
                    ? Optional.of(new NatsServerBinary(
                            path.toAbsolutePath(), matcher.group().replaceFirst("^v", "")))
                    : Optional.empty();
        } catch (IOException e) {
            throw ProblemException.because(
                    e, ProblemCode.SANDBOX_START_FAILED, path + " does not run: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.because(e, ProblemCode.SANDBOX_START_FAILED, "it was interrupted");
        }
    }
}
