package dev.sluice.domain.federation;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.claims.PatchedShares;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.preflight.ContentChecks;
import dev.sluice.domain.federation.sharing.AccountPublication;
import dev.sluice.domain.federation.sharing.StagedEdits;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.record.ExportPatch;
import dev.sluice.domain.model.record.ImportPatch;
import dev.sluice.domain.model.record.StagedChange.ChangeExport;
import dev.sluice.domain.model.record.StagedChange.ChangeImport;
import dev.sluice.domain.model.record.StagedChange.Edit;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;

/// Changes what exports and imports say, where they are: who shares what with whom stays.
public final class ShareEdits {
    private final EnvironmentContext context;
    private final AccountPublication publication;
    private final StagedEdits edits;

    public ShareEdits(EnvironmentContext context, AccountPublication publication, StagedEdits edits) {
        this.context = context;
        this.publication = publication;
        this.edits = edits;
    }

    /// What it says, with what waits.
    public ExportClaim said(Export export) {
        return context.store().rehearse(tx -> {
            tx.staged().in(context.id()).stream()
                    .filter(change -> change.edit() instanceof ChangeExport edit
                            && edit.export().equals(export.id()))
                    .forEach(change -> edits.apply(tx, change.edit()));
            return UnmodelledClaims.export(tx.exports().find(export.id()).orElse(export));
        });
    }

    public ImportClaim said(ImportView view) {
        return switch (view) {
            case ImportView.Consented(var connection) -> PatchedShares.claim(connection);
            case ImportView.Public(var row) -> PatchedShares.claim(row);
            case ImportView.Kept kept -> kept.claim();
        };
    }

    /// @throws ProblemException `PATCH_EMPTY`, `CLAIMS_INVALID`, `POSITION_IN_USE` where importers would have to
    /// change
    public Outcome change(Export export, ExportPatch patch, OperationOptions options) {
        return context.act(
                Operation.onServers(Action.EXPORT_CHANGE, export.account()).about(export.name()), options, () -> {
                    if (patch.isEmpty()) {
                        throw ProblemException.of(ProblemCode.PATCH_EMPTY, export.name());
                    }
                    refuseUsed(export, patch);
                    return publish(new ChangeExport(export.account(), export.id(), patch), options);
                });
    }

    /// The token that must be the importer's own key is part of what importers import: servers would take their
    /// whole account for invalid.
    private void refuseUsed(Export export, ExportPatch patch) {
        var position = patch.accountTokenPosition();
        if (position == null || position == said(export).accountTokenPosition()) {
            return;
        }
        context.store().check(view -> {
            var users = StagedEdits.restingOn(view, export).size()
                    + view.imports().in(context.id()).stream()
                            .filter(export::isImportedBy)
                            .count();
            if (users > 0) {
                throw ProblemException.of(ProblemCode.POSITION_IN_USE, export.name(), users);
            }
        });
    }

    /// @throws ProblemException `PATCH_EMPTY`, `IMPORT_KEPT` for one that came from elsewhere and has no row
    public Outcome change(ImportView view, ImportPatch patch, OperationOptions options) {
        return context.act(
                Operation.onServers(Action.IMPORT_CHANGE, view.account()).about(view.name()), options, () -> {
                    if (patch.isEmpty()) {
                        throw ProblemException.of(ProblemCode.PATCH_EMPTY, view.name());
                    }
                    return publish(edit(view, patch), options);
                });
    }

    private static Edit edit(ImportView view, ImportPatch patch) {
        return switch (view) {
            case ImportView.Consented(var connection) ->
                new ChangeImport(connection.importer(), null, connection.id(), patch);
            case ImportView.Public(var row) -> new ChangeImport(row.account(), row.id(), null, patch);
            case ImportView.Kept kept -> throw ProblemException.of(ProblemCode.IMPORT_KEPT, kept.name());
        };
    }

    private Outcome publish(Edit edit, OperationOptions options) {
        if (context.store().read(view -> StagedEdits.isDone(view, edit)) && !waits(edit)) {
            return new Outcome.Done(List.of());
        }
        return publication.waits(options)
                ? publication.stage(edit, edits)
                : publication.publish(
                        edit.account(), tx -> edits.apply(tx, edit), ContentChecks.of(context, edit), options);
    }

    private boolean waits(Edit edit) {
        return context.store()
                .read(view -> view.staged().in(context.id()).stream()
                        .anyMatch(change -> change.edit().account().equals(edit.account())));
    }

    /// What of the account's claims would change, staged changes before it included.
    public List<ClaimChange> preview(Export export, ExportPatch patch) {
        return preview(new ChangeExport(export.account(), export.id(), patch));
    }

    public List<ClaimChange> preview(ImportView view, ImportPatch patch) {
        return preview(edit(view, patch));
    }

    private List<ClaimChange> preview(Edit edit) {
        return context.store().rehearse(tx -> {
            edits.applyBefore(tx, edit);
            var before = ClaimsPlanner.claims(tx, context.managed(tx, edit.account()));
            edits.apply(tx, edit);
            var after = ClaimsPlanner.claims(tx, context.account(tx, edit.account()));
            publication.refuseInvalid(tx, edit.account());
            return ClaimDiff.between(before, after);
        });
    }
}
