package dev.sluice.domain.model;

/// Limits of an account; [#NO_LIMIT] where there is none. JetStream sizes are bytes, 0 is "off".
public record Limits(
        long connections,
        long leafNodes,
        long subscriptions,
        long payload,
        long imports,
        long exports,
        long memoryStorage,
        long diskStorage,
        long streams,
        long consumers) {
    public static final long NO_LIMIT = -1;

    /// No limit on core NATS, JetStream off: what a new account gets.
    public static Limits core() {
        return new Limits(-1, -1, -1, -1, -1, -1, 0, 0, 0, 0);
    }

    /// No limit on anything.
    public static Limits unlimited() {
        return new Limits(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1);
    }

    /// Whether JetStream is on.
    public boolean jetStream() {
        return memoryStorage != 0 || diskStorage != 0;
    }
}
