package dev.sluice.testing;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Programs of tests in a JVM of their own, which lives for a moment.
public final class ChildJvm {
    private ChildJvm() {}

    /// The words that start it, with the class path of this JVM.
    public static List<String> command(Class<?> main, String... arguments) {
        return Stream.concat(
                        Stream.of(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                "-Xmx256m",
                                // The better compiler and collector would only get in its way.
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                // Bouncy Castle loads native code, of which the JVM warns on the output that is
                                // read.
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                main.getName()),
                        Stream.of(arguments))
                .toList();
    }

    /// The same behind the words of a program that starts another.
    public static List<String> command(List<String> before, Class<?> main, String... arguments) {
        return Stream.concat(before.stream(), command(main, arguments).stream()).toList();
    }
}
