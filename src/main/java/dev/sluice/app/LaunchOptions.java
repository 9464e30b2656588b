package dev.sluice.app;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the launcher was asked for.
sealed interface LaunchOptions {
    /// @param folder of the workspace; null where it lives by default
    record Window(@Nullable Path folder) implements LaunchOptions {}

    /// @param word what is not known
    record Unknown(String word) implements LaunchOptions {}

    /// From the words of the command line.
    static LaunchOptions of(List<String> arguments) {
        var words = new ArrayDeque<>(arguments);
        @Nullable Path folder = null;
        while (!words.isEmpty()) {
            var word = words.pop();
            var value = words.poll();
            if (value == null || !word.equals("--workspace")) {
                return new Unknown(word);
            }
            folder = Path.of(value);
        }
        return new Window(folder);
    }
}
