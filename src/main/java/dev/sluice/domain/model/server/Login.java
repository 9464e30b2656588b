package dev.sluice.domain.model.server;

import org.jspecify.annotations.Nullable;

/// What one server said to a client that logged in with credentials that are tried.
///
/// @param server null where none answered
/// @param refusal its words, or why it was not reached; null for being let in
public record Login(
        String address,
        @Nullable ServerRef server,
        @Nullable String refusal) {
    public boolean isLetIn() {
        return server != null && refusal == null;
    }
}
