package dev.sluice.domain.port;

import java.util.UUID;

/// Source of new identities; injected so that tests can repeat themselves.
@FunctionalInterface
public interface IdSource {
    UUID next();
}
