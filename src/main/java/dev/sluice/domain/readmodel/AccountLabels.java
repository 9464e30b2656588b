package dev.sluice.domain.readmodel;

import dev.sluice.domain.nkey.PublicKey;
import java.util.Map;

/// What accounts are called, live or deleted; a key nobody named is shown short.
public record AccountLabels(Map<PublicKey, String> names) {
    public AccountLabels {
        names = Map.copyOf(names);
    }

    public String of(PublicKey key) {
        return names.getOrDefault(key, key.shortText());
    }
}
