package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.claims.PatchedShares;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.record.StagedChange.ChangeExport;
import dev.sluice.domain.model.record.StagedChange.ChangeImport;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/// Staged changes of what exports and imports say, as they are carried out.
record StagedShareChanges(EnvironmentContext context, StoreTx tx) {

    List<Effect> apply(ChangeExport change) {
        var export = tx.exports()
                .find(change.export())
                .filter(Export::isLive)
                .orElseThrow(() -> ProblemException.of(
                        ProblemCode.EXPORT_UNKNOWN,
                        context.nameOf(tx, change.account()),
                        change.export().value()));
        tx.exports().save(PatchedShares.of(export, change.patch()));
        return List.of(new Effect.ChangesShare(context.nameOf(tx, change.account()), export.subject()));
    }

    List<Effect> apply(ChangeImport change) {
        var account = context.nameOf(tx, change.account());
        if (change.connection() != null) {
            var connection = StagedEdits.get(tx, change.connection());
            tx.connections().save(PatchedShares.of(connection, change.patch()));
            return List.of(new Effect.ChangesShare(account, connection.effectiveSubject()));
        }
        var row = row(tx, change)
                .orElseThrow(() ->
                        ProblemException.of(ProblemCode.IMPORT_UNKNOWN, account, String.valueOf(change.changed())));
        tx.imports().save(PatchedShares.of(row, change.patch()));
        return List.of(new Effect.ChangesShare(account, row.effectiveSubject()));
    }

    /// What is gone has nothing to say any more.
    static boolean isDone(StoreView view, ChangeExport change) {
        return view.exports()
                .find(change.export())
                .filter(row -> row.isLive() && !row.equals(PatchedShares.of(row, change.patch())))
                .isEmpty();
    }

    static boolean isDone(StoreView view, ChangeImport change) {
        if (change.connection() != null) {
            var connection = StagedEdits.get(view, change.connection());
            return connection.state().isEnded() || connection.equals(PatchedShares.of(connection, change.patch()));
        }
        return row(view, change)
                .filter(row -> !row.equals(PatchedShares.of(row, change.patch())))
                .isEmpty();
    }

    private static Optional<Import> row(StoreView view, ChangeImport change) {
        return view.imports().of(change.account()).stream()
                .filter(row -> row.id().equals(change.changed()))
                .findFirst();
    }
}
