package dev.sluice.app.workspace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What stands in the anchor.
///
/// @param workspace id that database and vault have too
/// @param bound whether they do; before, only that they may
/// @param now how far they have come
/// @param at when that was
/// @param sealed the last of it that the vault has sealed
record Anchored(
        String workspace,
        boolean bound,
        Marks now,
        Instant at,
        @Nullable Sealed sealed) {

    /// What nobody can write who cannot open the vault.
    record Sealed(Marks marks, String seal) {}

    Anchored with(Marks next, Instant when) {
        return new Anchored(workspace, bound, next, when, sealed);
    }

    Anchored with(Sealed next) {
        return new Anchored(workspace, bound, now, at, next);
    }

    Anchored asBound() {
        return new Anchored(workspace, true, now, at, sealed);
    }

    /// Whether what says that it belongs to that workspace may stand here.
    boolean isOf(String other) {
        return other.equals(workspace) || (!bound && other.isEmpty());
    }

    static String toSeal(String workspace, Marks marks) {
        return "sluice-anchor " + workspace + " " + marks.text();
    }
}
