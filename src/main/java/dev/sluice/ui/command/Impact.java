package dev.sluice.ui.command;

/// What a command does to the world, and so what guards it.
public enum Impact {
    /// Looks, copies, saves files.
    READ,
    /// Changes the workspace only.
    LOCAL,
    /// Signs and pushes.
    PUBLISH,
    /// Cuts a flow, deletes accounts.
    DESTRUCTIVE
}
