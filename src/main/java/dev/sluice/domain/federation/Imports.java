package dev.sluice.domain.federation;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.KeptClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.ImportView.Consented;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.PublicImportDraft;
import dev.sluice.domain.federation.preflight.ContentChecks;
import dev.sluice.domain.federation.preflight.DroppedImports;
import dev.sluice.domain.federation.preflight.Preflight;
import dev.sluice.domain.federation.preflight.SensitiveSubjects;
import dev.sluice.domain.federation.sharing.AccountPublication;
import dev.sluice.domain.federation.sharing.ConnectionCloser;
import dev.sluice.domain.federation.sharing.CutWith;
import dev.sluice.domain.federation.sharing.KeptImports;
import dev.sluice.domain.federation.sharing.StagedEdits;
import dev.sluice.domain.federation.sharing.TokenImport;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.SubjectMapping;
import dev.sluice.domain.model.record.StagedChange.AddImport;
import dev.sluice.domain.model.record.StagedChange.End;
import dev.sluice.domain.model.record.StagedChange.RemoveImport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Imports of one environment: those by consent and those of public exports.
public final class Imports {
    private final EnvironmentContext context;
    private final AccountPublication publication;
    private final StagedEdits edits;
    private final ConnectionCloser closer;
    private final TokenImport tokenImport;
    private final KeptImports keptImports;

    public Imports(
            EnvironmentContext context,
            AccountPublication publication,
            StagedEdits edits,
            ConnectionCloser closer,
            TokenImport tokenImport) {
        this.context = context;
        this.publication = publication;
        this.edits = edits;
        this.closer = closer;
        this.tokenImport = tokenImport;
        this.keptImports = new KeptImports(context, publication, closer);
    }

    /// Those of an account that servers drop, whatever is pushed.
    public List<PreflightFinding> dropped(PublicKey account) {
        return context.store().read(view -> DroppedImports.of(context, view, account));
    }

    /// Those of public exports of accounts of ours that are not there any more.
    public List<ImportView> sourceless(PublicKey account) {
        return context.store()
                .read(view -> view.imports().of(account).stream()
                        .filter(row -> isSourceless(view, row))
                        .<ImportView>map(ImportView.Public::new)
                        .toList());
    }

    private static boolean isSourceless(StoreView view, Import row) {
        return view.accounts()
                .find(row.exporter())
                .filter(Account::isManaged)
                .filter(exporter -> Stream.concat(
                                view.exports().of(exporter.key()).stream(), KeptClaims.exports(view, exporter).stream())
                        .noneMatch(export -> export.isImportedBy(row)))
                .isPresent();
    }

    /// Imports that came from elsewhere and have no row, of every account.
    public List<ImportView.Kept> kept() {
        return context.store().read(view -> KeptClaims.imports(view, context.id()));
    }

    /// Of every account: what is imported now, by consent, from public exports, or as it came.
    public List<ImportView> list() {
        return context.store().read(view -> {
            var all = new ArrayList<ImportView>();
            view.connections().in(context.id()).stream()
                    .filter(Connection::isOnServers)
                    .map(Consented::new)
                    .forEach(all::add);
            view.imports().in(context.id()).stream().map(ImportView.Public::new).forEach(all::add);
            all.addAll(KeptClaims.imports(view, context.id()));
            return List.copyOf(all);
        });
    }

    public List<ImportView> list(PublicKey account) {
        return context.store().read(view -> {
            var all = new ArrayList<ImportView>();
            view.connections().of(account).stream()
                    .filter(connection ->
                            connection.isOnServers() && connection.importer().equals(account))
                    .map(Consented::new)
                    .forEach(all::add);
            view.imports().of(account).stream().map(ImportView.Public::new).forEach(all::add);
            view.accounts()
                    .find(account)
                    .filter(Account::isLive)
                    .map(KeptClaims::imports)
                    .ifPresent(all::addAll);
            return List.copyOf(all);
        });
    }

    public OperationResult<Import> addPublic(PublicImportDraft draft, OperationOptions options) {
        return context.act(
                Operation.onServers(Action.IMPORT_ADD, draft.account(), draft.exporter())
                        .about(draft.subject()),
                options,
                () -> addedPublic(draft, options));
    }

    private OperationResult<Import> addedPublic(PublicImportDraft draft, OperationOptions options) {
        var subject = Subject.of(draft.subject());
        var text = draft.localSubject();
        var local = text == null || text.isBlank() ? subject : Subject.of(text);
        var mapping = new SubjectMapping(subject, local);
        SensitiveSubjects.refuseArriving(local, draft.account(), options.confirmed());
        var export = publication.waits(options)
                ? context.store().rehearse(tx -> {
                    // What is to be imported may wait for the same push.
                    edits.applyBefore(tx, Set.of(draft.account(), draft.exporter()));
                    return source(tx, draft, mapping.remote());
                })
                : context.store().read(view -> source(view, draft, mapping.remote()));
        var row = new Import(
                new ImportId(context.newId()),
                draft.account(),
                export.name(),
                draft.exporter(),
                subject,
                local.equals(subject) ? null : local,
                draft.kind(),
                context.now(),
                null);
        var edit = new AddImport(row);
        if (publication.waits(options)) {
            return new OperationResult<>(row, publication.stage(edit, edits));
        }
        context.store().tryOut(tx -> edits.apply(tx, edit));
        return new OperationResult<>(
                row,
                publication.publish(
                        draft.account(), tx -> edits.apply(tx, edit), ContentChecks.of(context, edit), options));
    }

    private Export source(StoreView view, PublicImportDraft draft, Subject subject) {
        context.managed(view, draft.account());
        var preflight = new Preflight(context, view);
        preflight.differ(context.account(view, draft.exporter()), context.account(view, draft.account()));
        var found = preflight.requirePublicExport(draft.exporter(), subject, draft.kind(), draft.account());
        preflight.bound(found, subject, context.account(view, draft.account()));
        return found;
    }

    /// Uses an activation token; the result is a connection.
    ///
    /// @param token bare or armoured
    /// @param localSubject null to keep the subject
    public OperationResult<Connection> addToken(
            PublicKey account, String token, @Nullable String localSubject, OperationOptions options) {
        return context.act(
                Operation.onServers(Action.IMPORT_ADD, account).about("activation token"),
                options,
                () -> tokenImport.add(account, token, localSubject, options));
    }

    /// By name, local subject or subject; a consented one is revoked by the importer.
    public Outcome remove(PublicKey account, String reference, OperationOptions options) {
        return context.act(
                Operation.onServers(Action.IMPORT_REMOVE, account).about(reference),
                options,
                () -> removeImport(account, reference, options));
    }

    private Outcome removeImport(PublicKey account, String reference, OperationOptions options) {
        return switch (find(account, reference)) {
            case Consented(var connection) -> endConnection(connection, account, options);
            case ImportView.Kept kept -> keptImports.end(kept, Reason.REVOKED_BY_IMPORTER, options);
            case ImportView.Public open -> {
                var edit = new RemoveImport(account, open.row().id());
                yield publication.waits(options)
                        ? publication.stage(edit, edits)
                        : publication.publish(account, tx -> edits.apply(tx, edit), options);
            }
        };
    }

    private Outcome endConnection(Connection connection, PublicKey account, OperationOptions options) {
        var cut = context.store().read(view -> new CutWith(context, view, connection).confirmed(options.confirmed()));
        if (publication.waits(options)) {
            cut.forEach(other -> publication.stage(new End(other.exporter(), other.id()), edits));
            return publication.stage(new End(account, connection.id()), edits);
        }
        var others = closer.endAll(cut, options);
        var outcome =
                closer.end(connection, Reason.REVOKED_BY_IMPORTER, options).outcome();
        return others.orElse(outcome);
    }

    public ImportView find(PublicKey account, String reference) {
        var text = reference.strip();
        return list(account).stream()
                .filter(row -> Names.key(row.name()).equals(Names.key(text))
                        || row.effectiveSubject().text().equals(text)
                        || row.subject().text().equals(text))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(
                        ProblemCode.IMPORT_UNKNOWN, context.store().read(view -> context.nameOf(view, account)), text));
    }
}
