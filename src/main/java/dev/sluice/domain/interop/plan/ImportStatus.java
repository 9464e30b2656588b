package dev.sluice.domain.interop.plan;

/// How something that was found stands to what the workspace has.
public enum ImportStatus {
    /// Comes in.
    NEW,
    /// Is here already, the same.
    HERE,
    /// Is here already, and differs: it stays as it is here.
    CONFLICT,
    /// Its key was not found, so less can be done with it.
    MISSING_KEY,
    /// Its time is over, or has not come.
    EXPIRED,
    /// nsc, or someone, has lost something of it.
    DAMAGED,
    /// Comes in changed, or is kept without being shown.
    ADJUSTED,
    /// Could not be read, or is not trusted.
    UNREADABLE,
    /// Left alone, since it is not needed.
    IGNORED
}
