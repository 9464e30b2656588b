package dev.sluice.exchange;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The real nsc and nats, built with Go once and kept in `target/interop`. `SLUICE_NSC` and `SLUICE_NATS_CLI` name
/// ready ones instead.
record GoTools(Path nsc, Path nats) {
    private static final String NSC_VERSION = "v2.15.0";
    private static final String NATS_VERSION = "v0.5.1";
    private static final long BUILD_MINUTES = 30;

    static GoTools ready() throws Exception {
        var folder = Files.createDirectories(Path.of("target/interop")).toAbsolutePath();
        return new GoTools(
                tool("SLUICE_NSC", folder, "nsc", "github.com/nats-io/nsc/v2", "", NSC_VERSION),
                tool("SLUICE_NATS_CLI", folder, "nats", "github.com/nats-io/natscli", "/nats", NATS_VERSION));
    }

    /// Runs a tool in surroundings of its own and gives what it printed.
    record Run(int code, String output) {}

    static Run run(Map<String, String> environment, Path directory, List<String> command) throws Exception {
        var log = Files.createTempFile("interop", ".log");
        try {
            var builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(environment);
            var process = builder.start();
            process.getOutputStream().close();
            if (!process.waitFor(BUILD_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still running: " + command);
            }
            return new Run(process.exitValue(), Files.readString(log));
        } finally {
            Files.delete(log);
        }
    }

    // A list of all versions is not always to be had, so the versions are named, and a module of our own requires
    // them.
    private static Path tool(String variable, Path folder, String name, String module, String command, String version)
            throws Exception {
        var given = System.getenv(variable);
        if (given != null) {
            return Path.of(given).toAbsolutePath();
        }
        var binary = folder.resolve("bin").resolve(name);
        if (Files.isExecutable(binary)) {
            return binary;
        }
        var build = Files.createDirectories(folder.resolve("build-" + name));
        Files.writeString(
                build.resolve("go.mod"), "module tools\n\ngo 1.25\n\nrequire %s %s\n".formatted(module, version));
        Files.writeString(
                build.resolve("tools.go"),
                "//go:build tools\n\npackage tools\n\nimport _ \"%s%s\"\n".formatted(module, command));
        var environment = new LinkedHashMap<String, String>();
        environment.put("GOBIN", folder.resolve("bin").toString());
        environment.put("GOFLAGS", "-mod=mod");
        var run = run(environment, build, List.of(go().toString(), "install", module + command));
        if (run.code() != 0) {
            throw new AssertionError("Go could not build " + module + " " + version + ":\n" + run.output());
        }
        return binary;
    }

    private static Path go() throws IOException {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/local/go/bin"))
                .map(folder -> Path.of(folder, "go"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("""
                        The interop profile needs Go 1.25 or newer to build nsc and the NATS CLI.
                        Install Go (https://go.dev/dl), or name ready programs:
                        SLUICE_NSC=/path/to/nsc SLUICE_NATS_CLI=/path/to/nats"""));
    }
}
