package dev.sluice.domain.readmodel;

/// Whether an export or an import is as it was released, or a staged change adds or removes it.
public enum Staging {
    NONE,
    TO_BE_ADDED,
    TO_BE_REMOVED
}
