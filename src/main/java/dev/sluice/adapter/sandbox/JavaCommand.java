package dev.sluice.adapter.sandbox;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The command of another, small JVM with this one's class path (without JavaFX, which is on the module path).
public final class JavaCommand {
    private JavaCommand() {}

    /// Runs that main class. It waits nearly all its life, so it gets little memory and no more compiler than it
    /// needs to start fast.
    public static List<String> of(String mainClass) {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return List.of(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Xmx48m",
                // Two logins do not pay for Bouncy Castle's native code, which it unpacks and loads.
                "-Dorg.bouncycastle.native.cpu_variant=java",
                "-cp",
                classPath(),
                mainClass);
    }

    /// Absolute, since the process runs in another folder.
    private static String classPath() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(entry -> !entry.isEmpty())
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
