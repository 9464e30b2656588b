package dev.sluice.cli.session;

/// What a command needs of the workspace.
public enum WorkspaceAccess {
    /// Reads the database only; works while the vault is locked.
    READ,
    /// Asks servers, so Sluice signs a user for itself, but changes nothing.
    ASK,
    /// Changes the workspace, and publishes nothing.
    CHANGE,
    /// Changes what servers hold (unless it is staged or there are no servers yet).
    PUBLISH;

    boolean changes() {
        return this == CHANGE || this == PUBLISH;
    }

    boolean needsKeys() {
        return this != READ;
    }
}
