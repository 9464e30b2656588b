package dev.sluice.domain.jwt.diff;

/// One difference between two claims of a kind, by path such as `exports[stream orders.>].token_req`.
public sealed interface ClaimChange {
    String path();

    record Added(String path, String value) implements ClaimChange {}

    record Removed(String path, String value) implements ClaimChange {}

    record Changed(String path, String before, String after) implements ClaimChange {}
}
