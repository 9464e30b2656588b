package dev.sluice.ui.operation;

import java.util.List;

/// One of many that a change is about, and what becomes of it.
///
/// @param told in words
public record Fate(String name, Kind kind, String told) {

    /// What becomes of it.
    public enum Kind {
        /// Nothing was typed yet.
        WAITS,
        CHANGES,
        SAME,
        /// It is not ours to change.
        SKIPPED,
        REFUSED,
        STAGED
    }

    public static long count(List<Fate> fates, Kind kind) {
        return fates.stream().filter(fate -> fate.kind() == kind).count();
    }
}
