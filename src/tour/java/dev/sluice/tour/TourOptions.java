package dev.sluice.tour;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/// What the tour was asked for.
///
/// @param out where the pictures go
/// @param servers of the sandbox
record TourOptions(Path out, int servers) {
    /// From the words of the command line; empty when one of them is not understood.
    static Optional<TourOptions> of(List<String> arguments) {
        var words = new ArrayDeque<>(arguments);
        var out = Path.of("target", "tour");
        var servers = 1;
        while (!words.isEmpty()) {
            var word = words.pop();
            var value = words.poll();
            if (word.equals("--out") && value != null) {
                out = Path.of(value);
            } else if (word.equals("--servers") && value != null && value.matches("[13]")) {
                servers = Integer.parseInt(value);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new TourOptions(out, servers));
    }
}
