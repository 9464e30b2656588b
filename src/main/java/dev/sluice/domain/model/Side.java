package dev.sluice.domain.model;

/// A side of a connection: who gives, or who receives.
public enum Side {
    EXPORTER,
    IMPORTER;

    /// The word of `--json`.
    public String word() {
        return this == EXPORTER ? "exporter" : "importer";
    }
}
