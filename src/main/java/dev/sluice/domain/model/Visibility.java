package dev.sluice.domain.model;

/// Who may import an export: `PRIVATE` (an activation token is required, the default) or `PUBLIC` (any account of
/// the operator).
public enum Visibility {
    PRIVATE,
    PUBLIC
}
