package dev.sluice.tour;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the tour was asked for.
///
/// @param out where the pictures go
/// @param servers of the sandbox
/// @param only the chapters that are played, by the ends of their keys; empty for all
record TourOptions(Path out, int servers, Set<String> only) {
    /// From the words of the command line; empty when one of them is not understood.
    static Optional<TourOptions> of(List<String> arguments) {
        var words = new ArrayDeque<>(arguments);
        var out = Path.of("target", "tour");
        var servers = 1;
        Set<String> only = Set.of();
        while (!words.isEmpty()) {
            var word = words.pop();
            var value = words.poll();
            if (word.equals("--out") && value != null) {
                out = Path.of(value);
            } else if (word.equals("--servers") && value != null && value.matches("[13]")) {
                servers = Integer.parseInt(value);
            } else if (word.equals("--only") && value != null) {
                only = Set.of(value.split(",", -1));
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new TourOptions(out, servers, only));
    }
}
