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
record AnchorContent(
        String workspace,
        boolean bound,
        WorkspaceMarks now,
        Instant at,
        @Nullable Sealed sealed) {

    /// What nobody can write who cannot open the vault.
    record Sealed(WorkspaceMarks marks, String seal) {}

    AnchorContent with(WorkspaceMarks next, Instant when) {
        return new AnchorContent(workspace, bound, next, when, sealed);
    }

    AnchorContent with(Sealed next) {
        return new AnchorContent(workspace, bound, now, at, next);
    }

    AnchorContent asBound() {
        return new AnchorContent(workspace, true, now, at, sealed);
    }

    /// Whether what says that it belongs to that workspace may stand here.
    boolean isOf(String other) {
        return other.equals(workspace) || (!bound && other.isEmpty());
    }

    static String toSeal(String workspace, WorkspaceMarks marks) {
        return "sluice-anchor " + workspace + " " + marks.text();
    }
}
