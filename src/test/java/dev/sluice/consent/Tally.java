package dev.sluice.consent;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// How much was done.
final class Tally {
    private final Map<Verb, Integer> done = new EnumMap<>(Verb.class);
    private final Map<String, Integer> shades = new TreeMap<>();
    private int steps;
    private int tried;
    private int delivered;

    /// @param found in which ways it was done
    void step(Verb verb, boolean succeeded, Set<String> found) {
        steps++;
        if (succeeded) {
            done.merge(verb, 1, Integer::sum);
            found.forEach(shade -> shades.merge(shade, 1, Integer::sum));
        }
    }

    void tried(int tokens) {
        tried += tokens;
    }

    void delivered(int messages) {
        delivered += messages;
    }

    int steps() {
        return steps;
    }

    int succeeded() {
        return done.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// What never succeeded, or not in some way.
    Set<String> missing() {
        var missing = new TreeSet<>(Shades.ALL);
        missing.removeAll(shades.keySet());
        Stream.of(Verb.values()).filter(verb -> !done.containsKey(verb)).forEach(verb -> missing.add(verb.word()));
        return missing;
    }

    @Override
    public String toString() {
        return "CONSENT steps=%d operations=%d deliveries=%d tokens tried=%d differences=0 %s %s"
                .formatted(steps, succeeded(), delivered, tried, done, shades);
    }
}
