package dev.sluice.domain.federation;

import dev.sluice.domain.model.Environment;

/// What the services of one environment share.
public final class Scope {
    public Environment environment() {
        throw new UnsupportedOperationException();
    }
}
