package dev.sluice.domain.audit;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a workspace lets people do: everything, or look only.
public enum Profile {
    ADMINISTRATOR,
    OBSERVER;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Profile> of(String word) {
        return Arrays.stream(values())
                .filter(profile -> profile.word().equals(word.strip().toLowerCase(Locale.ROOT)))
                .findFirst();
    }
}
