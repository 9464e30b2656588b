package dev.sluice.testing.scripted;

/// The process ends here. Nothing may catch it, and nothing that unwinds may reach the store or a server any more.
public final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    public Killed() {
        super("killed", null, false, false);
    }
}
