package dev.sluice.bench;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How much longer the console takes to its first picture than an empty themed window, both from JVM start, taken
/// in turns so that a noisy machine is noisy for both.
@Tag("bench")
class FirstPaintBench {
    private static final int ROUNDS = 7;

    @Test
    void ratio(@TempDir Path folder) throws Exception {
        var empty = new ArrayList<Long>();
        var console = new ArrayList<Long>();
        for (var round = 0; round < ROUNDS; round++) {
            empty.add(run(EmptyWindowMain.class, folder));
            console.add(run(ConsoleWindowMain.class, folder));
        }
        System.out.printf(
                "BENCH first paint: empty window %d ms, console %d ms, ratio %.2f (bar 1.60; medians of %d)%n",
                median(empty), median(console), (double) median(console) / median(empty), ROUNDS);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    private static long run(Class<?> main, Path folder) throws IOException, InterruptedException {
        var home = System.getProperty("java.home");
        var command = new ArrayList<String>(List.of(
                Path.of(home, "bin", "java").toString(),
                "@packaging/jvm.options",
                "-Dglass.platform=Headless",
                "-Dprism.order=sw",
                "-cp",
                System.getProperty("java.class.path"),
                "--module-path",
                "target/modules",
                "--add-modules",
                "javafx.controls",
                main.getName()));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_DATA_HOME", folder.toString());
        builder.environment().put("XDG_STATE_HOME", folder.toString());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        var line =
                output.lines().filter(text -> text.startsWith("first-paint ")).findFirst();
        assertFalse(line.isEmpty(), output);
        return Long.parseLong(line.get().substring("first-paint ".length()));
    }
}
