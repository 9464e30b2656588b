package dev.sluice.domain.model;

import java.util.UUID;

/// Source of new identities; injected so that tests can repeat themselves.
@FunctionalInterface
public interface Ids {
    UUID next();
}
