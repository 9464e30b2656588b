package dev.sluice.domain.operation;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whom a change concerns, and whether it is worth an entry of its own.
final class ChangeRelevance {
    private ChangeRelevance() {}

    /// Whether the log tells of the change even when nobody in particular made it. That an account was signed
    /// again is no news by itself.
    static boolean isNews(Change change) {
        return switch (change) {
            case Change.ConnectionSaved(var before, var after) -> isNews(before, after);
            case Change.AccountSaved(var before, var after) -> isNews(before, after);
            case Change.ExportSaved _, Change.ImportSaved _, Change.UserSaved _ -> true;
            case Change.EnvironmentSaved _, Change.EnvironmentDropped _ -> true;
            case Change.AccessSaved _, Change.RotationSaved _ -> true;
            case Change.RevocationSaved _, Change.RevocationDropped _ -> true;
            case Change.ConnectionDropped _, Change.TermSaved _, Change.TermDropped _, Change.RemovalSaved _ -> true;
            case Change.StagedChangeSaved _, Change.StagedChangeDropped _, Change.SettingSaved _ -> false;
            case Change.ServerSaved _, Change.ServerForgotten _ -> false;
            case Change.CredsIssued _, Change.KeyMarked _ -> true;
            case Change.DriftMarkSaved _, Change.IgnoredDriftSaved _, Change.IgnoredDriftDropped _ -> false;
            case Change.Bookkeeping _ -> false;
        };
    }

    private static boolean isNews(@Nullable Connection before, Connection after) {
        return before == null
                || before.state() != after.state()
                || before.status().reason() != after.status().reason();
    }

    private static boolean isNews(@Nullable Account before, Account after) {
        return before == null
                || before.isLive() != after.isLive()
                || !before.name().equals(after.name())
                || before.isSuspended() != after.isSuspended()
                || !before.limits().equals(after.limits());
    }

    /// The accounts whose entries in the log name it; both ends of a connection.
    static List<PublicKey> parties(Change change) {
        return switch (change) {
            case Change.ConnectionSaved(var _, var row) -> List.of(row.exporter(), row.importer());
            case Change.ConnectionDropped(var row) -> List.of(row.exporter(), row.importer());
            case Change.AccountSaved(var _, var row) -> List.of(row.key());
            case Change.RemovalSaved(var _, var row) -> List.of(row.account());
            case Change.ExportSaved(var _, var row) -> List.of(row.account());
            case Change.ImportSaved(var _, var row) -> List.of(row.account(), row.exporter());
            case Change.UserSaved(var row) -> List.of(row.account());
            case Change.CredsIssued(var row) -> List.of(row.account());
            case Change.KeyMarked _ -> List.of();
            case Change.DriftMarkSaved(var _, var row) -> List.of(row.account());
            case Change.IgnoredDriftSaved(var row) -> List.of(row.account());
            case Change.IgnoredDriftDropped(var row) -> List.of(row.account());
            case Change.RotationSaved(var _, var row) -> account(row);
            case Change.EnvironmentSaved _, Change.EnvironmentDropped _ -> List.of();
            case Change.AccessSaved _, Change.SettingSaved _ -> List.of();
            case Change.RevocationSaved _, Change.RevocationDropped _ -> List.of();
            case Change.StagedChangeSaved _, Change.StagedChangeDropped _ -> List.of();
            case Change.TermSaved _, Change.TermDropped _ -> List.of();
            case Change.ServerSaved _, Change.ServerForgotten _ -> List.of();
            case Change.Bookkeeping _ -> List.of();
        };
    }

    private static List<PublicKey> account(Rotation rotation) {
        return rotation.isOfAccount() ? List.of(rotation.subject()) : List.of();
    }

    /// Null for rows that name their account only.
    static @Nullable EnvironmentId environment(Change change) {
        return switch (change) {
            case Change.ConnectionSaved(var _, var row) -> row.environment();
            case Change.ConnectionDropped(var row) -> row.environment();
            case Change.AccountSaved(var _, var row) -> row.environment();
            case Change.EnvironmentSaved(var _, var row) -> row.id();
            case Change.EnvironmentDropped(var row) -> row.id();
            case Change.RotationSaved(var _, var row) -> row.environment();
            case Change.StagedChangeSaved(var row) -> row.environment();
            case Change.StagedChangeDropped(var row) -> row.environment();
            case Change.ServerSaved(var _, var row) -> row.environment();
            case Change.ServerForgotten(var row) -> row.environment();
            case Change.AccessSaved _, Change.SettingSaved _, Change.RemovalSaved _, Change.UserSaved _ -> null;
            case Change.ExportSaved _, Change.ImportSaved _, Change.TermSaved _, Change.TermDropped _ -> null;
            case Change.RevocationSaved _, Change.RevocationDropped _ -> null;
            case Change.CredsIssued _, Change.KeyMarked _ -> null;
            case Change.DriftMarkSaved _, Change.IgnoredDriftSaved _, Change.IgnoredDriftDropped _ -> null;
            case Change.Bookkeeping _ -> null;
        };
    }
}
