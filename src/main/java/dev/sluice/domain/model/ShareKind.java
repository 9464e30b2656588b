package dev.sluice.domain.model;

/// What is shared: a subject feed (stream export) or a request-reply endpoint (service export).
public enum ShareKind {
    STREAM,
    SERVICE;

    /// The word of the JWT and of the command line: `stream` or `service`.
    public String word() {
        return this == STREAM ? "stream" : "service";
    }
}
