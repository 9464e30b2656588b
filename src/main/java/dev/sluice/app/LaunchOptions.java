package dev.sluice.app;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the launcher was asked for.
sealed interface LaunchOptions {
    /// @param folder of the workspace; null where it lives by default
    record Window(@Nullable Path folder) implements LaunchOptions {}

    /// @param out where the pictures go
    /// @param servers of the sandbox
    record Tour(Path out, int servers) implements LaunchOptions {}

    /// @param word what is not known
    record Unknown(String word) implements LaunchOptions {}

    /// From the words of the command line.
    static LaunchOptions of(List<String> arguments) {
        var words = new ArrayDeque<>(arguments);
        var tour = false;
        var out = Path.of("target", "tour");
        var servers = 1;
        @Nullable Path folder = null;
        while (!words.isEmpty()) {
            var word = words.pop();
            var value = words.peek();
            switch (word) {
                case "--tour" -> tour = true;
                case String option
                when value == null -> {
                    return new Unknown(option);
                }
                case "--out" -> out = Path.of(words.pop());
                case "--workspace" -> folder = Path.of(words.pop());
                case String option
                when option.equals("--servers") && value.matches("[13]") -> servers = Integer.parseInt(words.pop());
                default -> {
                    return new Unknown(word);
                }
            }
        }
        return tour ? new Tour(out, servers) : new Window(folder);
    }
}
