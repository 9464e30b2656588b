package dev.sluice.bench;

import dev.sluice.app.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A command in a process of its own, as somebody types it: after `packaging/build` with the cache that starts it
/// faster.
final class CommandProcess {
    private static final Pattern TIME = Pattern.compile("(\\d+)m([\\d.]+)s");
    private static final String TIMED = "\"$@\" >/dev/null 2>&1; code=$?; times; exit $code";
    private static final double NANOS = 1e9;

    private final Process process;
    private final long began = System.nanoTime();

    private CommandProcess(Process process) {
        this.process = process;
    }

    /// @param wall seconds
    /// @param cpu seconds
    record Ended(int code, double wall, double cpu) {}

    static CommandProcess start(Path workspace, String arguments) {
        var command = new ArrayList<>(
                List.of("bash", "-c", TIMED, "bash", "packaging/sluice", "--workspace", workspace.toString()));
        command.addAll(List.of(arguments.split(" ")));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("SLUICE_PASSPHRASE", Shell.PASSPHRASE);
        builder.environment()
                .put("XDG_STATE_HOME", workspace.resolveSibling("state").toString());
        try {
            return new CommandProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Ended end() {
        try {
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var code = process.waitFor();
            var children = output.lines().reduce((_, last) -> last).orElse("");
            var cpu = TIME.matcher(children)
                    .results()
                    .mapToDouble(found -> 60 * Double.parseDouble(found.group(1)) + Double.parseDouble(found.group(2)))
                    .sum();
            return new Ended(code, (System.nanoTime() - began) / NANOS, cpu);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
