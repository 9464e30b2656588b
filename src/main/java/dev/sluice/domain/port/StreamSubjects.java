package dev.sluice.domain.port;

import java.util.List;

/// A JetStream stream and what it stores.
public record StreamSubjects(String name, List<String> subjects) {
    public StreamSubjects {
        subjects = List.copyOf(subjects);
    }
}
