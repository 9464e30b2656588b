package dev.sluice.consent;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/// How much was done.
final class Tally {
    private final Map<Verb, Integer> done = new EnumMap<>(Verb.class);
    private int steps;
    private int tried;
    private int delivered;

    void step(Verb verb, boolean succeeded) {
        steps++;
        if (succeeded) {
            done.merge(verb, 1, Integer::sum);
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

    /// What never succeeded.
    Set<Verb> missing() {
        var missing = EnumSet.allOf(Verb.class);
        missing.removeAll(done.keySet());
        return missing;
    }

    @Override
    public String toString() {
        return "CONSENT steps=%d operations=%d deliveries=%d tokens tried=%d differences=0 %s"
                .formatted(steps, succeeded(), delivered, tried, done);
    }
}
