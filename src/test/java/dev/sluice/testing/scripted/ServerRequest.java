package dev.sluice.testing.scripted;

/// What can be asked of servers over a link.
public enum ServerRequest {
    CONNECT,
    DISCOVERY,
    PUSH,
    UPDATE_LOADED,
    DELETE,
    STORED,
    ENFORCED,
    TABLES,
    LISTINGS,
    LOAD,
    STREAMS,
    LARGEST_TEXT,
    TRUSTING;

    /// Whether it changes anything there.
    public boolean isChange() {
        return this == PUSH || this == UPDATE_LOADED || this == DELETE;
    }
}
