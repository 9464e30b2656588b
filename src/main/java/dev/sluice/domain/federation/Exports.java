package dev.sluice.domain.federation;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.KeptClaims;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.ServiceResponse;
import dev.sluice.domain.federation.preflight.ContentChecks;
import dev.sluice.domain.federation.preflight.HandedOutGuard;
import dev.sluice.domain.federation.preflight.KeptImportGuard;
import dev.sluice.domain.federation.preflight.Preflight;
import dev.sluice.domain.federation.preflight.SensitiveSubjects;
import dev.sluice.domain.federation.preflight.ServiceResponses;
import dev.sluice.domain.federation.sharing.AccountPublication;
import dev.sluice.domain.federation.sharing.ConnectionCloser;
import dev.sluice.domain.federation.sharing.KeptImports;
import dev.sluice.domain.federation.sharing.StagedEdits;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.record.StagedChange.AddExport;
import dev.sluice.domain.model.record.StagedChange.End;
import dev.sluice.domain.model.record.StagedChange.RemoveExport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Exports of one environment.
public final class Exports {
    private final EnvironmentContext context;
    private final AccountPublication publication;
    private final StagedEdits edits;
    private final ConnectionCloser closer;
    private final KeptImports keptImports;

    public Exports(
            EnvironmentContext context, AccountPublication publication, StagedEdits edits, ConnectionCloser closer) {
        this.context = context;
        this.publication = publication;
        this.edits = edits;
        this.closer = closer;
        this.keptImports = new KeptImports(context, publication, closer);
    }

    /// Live exports of every account.
    public List<Export> list() {
        return context.store().read(view -> view.exports().in(context.id()));
    }

    public List<Export> list(PublicKey account) {
        return context.store().read(view -> view.exports().of(account));
    }

    /// By name, else by subject.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `EXPORT_UNKNOWN`
    public Export find(PublicKey account, String nameOrSubject) {
        var text = nameOrSubject.strip();
        var all = list(account);
        return all.stream()
                .filter(export -> Names.key(export.name()).equals(Names.key(text)))
                .findFirst()
                .or(() -> all.stream()
                        .filter(export -> export.subject().text().equals(text))
                        .findFirst())
                .orElseThrow(() -> ProblemException.of(
                        ProblemCode.EXPORT_UNKNOWN, context.store().read(view -> context.nameOf(view, account)), text));
    }

    /// Live connections that rest on it.
    public List<Connection> users(ExportId export) {
        return context.store().read(view -> StagedEdits.restingOn(view, get(view, export)));
    }

    /// How many live connections rest on each export of the environment; none for one without.
    public Map<ExportId, Integer> tally() {
        return context.store().read(view -> view.connections().countByExport(context.id()));
    }

    /// What takes something of it and came from elsewhere, without a connection.
    public List<ImportView.Kept> keptUsers(ExportId export) {
        return context.store().read(view -> KeptClaims.restingOn(view, get(view, export)));
    }

    /// Exports that have no row: those of the system account, and what came from elsewhere and is kept.
    public List<Export> kept() {
        return context.store()
                .read(view -> view.accounts().in(context.id()).stream()
                        .flatMap(account -> KeptClaims.exports(view, account).stream())
                        .toList());
    }

    /// To be told when the export is listed.
    public Facts facts(Export export) {
        var claim = UnmodelledClaims.export(export);
        return new Facts(claim.accountTokenPosition(), ServiceResponse.of(claim).orElse(null));
    }

    /// @param position the token that must be the importer's own key, counted from 1; 0 for none
    /// @param response how a service answers; null when that is not said
    public record Facts(long position, @Nullable ServiceResponse response) {
        /// Whether nobody can import it but for itself.
        public boolean isBound() {
            return position > 0;
        }
    }

    /// What of it that account can import: its own key stands where the export wants the importer's.
    public Subject ownPart(Export export, PublicKey importer) {
        return Preflight.ownPart(export, export.subject(), importer);
    }

    /// Accounts known to import it as a public export.
    public List<PublicKey> knownImporters(ExportId id) {
        return context.store().read(view -> {
            var export = get(view, id);
            return view.imports().in(context.id()).stream()
                    .filter(export::isImportedBy)
                    .map(row -> row.account())
                    .distinct()
                    .toList();
        });
    }

    public OperationResult<Export> add(ExportDraft draft, OperationOptions options) {
        return context.act(
                Operation.onServers(Action.EXPORT_ADD, draft.account()).about(draft.name()),
                options,
                () -> addExport(draft, options));
    }

    private OperationResult<Export> addExport(ExportDraft draft, OperationOptions options) {
        var subject = Subject.exportable(draft.subject());
        SensitiveSubjects.refuse(subject, draft.kind(), draft.visibility(), options.confirmed());
        var export = new Export(
                new ExportId(context.newId()),
                draft.account(),
                Names.check(draft.name()),
                subject,
                draft.kind(),
                draft.visibility(),
                Export.Origin.STANDALONE,
                context.now(),
                null,
                ServiceResponses.rest(draft));
        context.store().check(view -> context.managed(view, draft.account()));
        var edit = new AddExport(export, options.confirmed());
        if (publication.waits(options)) {
            return new OperationResult<>(export, publication.stage(edit, edits));
        }
        var cut = context.store().read(view -> StagedEdits.cut(view, edit));
        context.store().tryOut(tx -> edits.apply(tx, edit));
        var outcome = publication.publish(
                draft.account(), tx -> edits.apply(tx, edit), ContentChecks.of(context, edit), options);
        return new OperationResult<>(export, closer.endAll(cut, options).orElse(outcome));
    }

    /// Ends the live connections that rest on it, then takes it off the servers. It stays while some server still
    /// lacks the revocation of one of them.
    public OperationResult<Export> remove(ExportId id, OperationOptions options) {
        var export = context.store().read(view -> get(view, id));
        return context.act(
                Operation.onServers(Action.EXPORT_REMOVE, export.account()).about(export.name()),
                options,
                () -> removeExport(export, options));
    }

    private OperationResult<Export> removeExport(Export export, OperationOptions options) {
        var id = export.id();
        var cut = context.store().read(view -> {
            new KeptImportGuard(view).removal(export, options.confirmed());
            return new HandedOutGuard(view).end(StagedEdits.restingOn(view, export), options.confirmed());
        });
        var edit = new RemoveExport(export.account(), id);
        if (publication.waits(options)) {
            cut.forEach(other -> publication.stage(new End(other.exporter(), other.id()), edits));
            return new OperationResult<>(export, publication.stage(edit, edits));
        }
        // All of them, whatever becomes of each: one server that is late keeps none from being told.
        var open = Stream.of(
                        keptImports.endAll(keptUsers(id), Reason.REVOKED_BY_EXPORTER, options),
                        closer.endAll(cut, options),
                        closer.endAll(users(id), options))
                .flatMap(Optional::stream)
                .toList();
        if (!open.isEmpty()) {
            return new OperationResult<>(export, open.getFirst());
        }
        // An export made for an offer went with its last connection.
        var gone = !context.store().read(view -> get(view, id)).isLive();
        var outcome = gone
                ? new Outcome.Done(List.of())
                : publication.publish(export.account(), tx -> edits.apply(tx, edit), options);
        return new OperationResult<>(export.removed(context.now()), outcome);
    }

    private static Export get(StoreView view, ExportId id) {
        return view.exports()
                .find(id)
                .orElseThrow(() -> ProblemException.of(ProblemCode.EXPORT_UNKNOWN, "The account", id.value()));
    }
}
