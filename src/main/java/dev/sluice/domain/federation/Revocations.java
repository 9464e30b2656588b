package dev.sluice.domain.federation;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.operation.Preview.AccountChange;
import dev.sluice.domain.federation.operation.RevocationView;
import dev.sluice.domain.federation.operation.RevocationView.Needed;
import dev.sluice.domain.federation.operation.RevocationView.Opens;
import dev.sluice.domain.federation.operation.RevocationView.Unlisted;
import dev.sluice.domain.federation.sharing.AccountPublication;
import dev.sluice.domain.federation.sharing.Activator;
import dev.sluice.domain.federation.sharing.Offers;
import dev.sluice.domain.federation.sharing.RevocationReader;
import dev.sluice.domain.federation.sharing.SharingServices;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.Connection.Status;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.record.ActivationTerm;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.StagedChange.Accept;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Revoked activations, and taking a revocation back: an act of its own, since whatever token the revocation
/// killed lives again (domain.md#taking-a-revocation-back).
public final class Revocations {
    private final EnvironmentContext context;
    private final Offers offers;
    private final Activator activator;
    private final AccountPublication publication;
    private final SharingServices sharing;

    public Revocations(SharingServices sharing, Offers offers) {
        this.context = sharing.context();
        this.offers = offers;
        this.activator = sharing.activator();
        this.publication = sharing.publication();
        this.sharing = sharing;
    }

    /// Those of an account, the latest first.
    public List<RevocationView> list(PublicKey exporter) {
        return context.store().read(view -> new RevocationReader(view, context.now()).of(exporter));
    }

    /// Those that stand in the claims of one export.
    public List<RevocationView> list(Export export) {
        return list(export.account()).stream()
                .filter(row -> row.revocation().reaches(export))
                .toList();
    }

    /// What undoing would do, for Review. The same problems as [#undo].
    public Preview preview(Revocation revocation) {
        var plan = plan(revocation);
        return context.store().rehearse(tx -> {
            var effects = new ArrayList<Effect>();
            plan.before().accept(tx);
            if (plan.row().undo() instanceof Opens(var closed) && plan.fresh() != null) {
                var wish = new Accept(
                        revocation.target(),
                        plan.fresh().id(),
                        closed.reception().localSubject());
                effects.addAll(sharing.edits().apply(tx, wish));
            }
            plan.row().tokens().stream()
                    .map(token -> new Effect.RevivesToken(context.nameOf(tx, revocation.target()), token))
                    .forEach(effects::add);
            return new Preview(
                    List.of(change(tx, revocation.exporter()), change(tx, revocation.target())).stream()
                            .flatMap(List::stream)
                            .toList(),
                    effects);
        });
    }

    /// Takes a revocation back. A connection that the exporter closed by it is opened again, or else the
    /// revocation stands as before.
    ///
    /// @return the connection that is new; empty when only the entry went
    /// @throws ProblemException `REVOCATION_UNKNOWN`, `REVOCATION_NEEDED`, `REVOCATION_UNLISTED`, and those of an
    /// activation
    public OperationResult<Optional<Connection>> undo(Revocation revocation, OperationOptions options) {
        var operation = Operation.onServers(Action.REVOCATION_UNDO, revocation.exporter(), revocation.target())
                .about(revocation.subject().text());
        return context.act(operation, () -> undone(plan(revocation), options));
    }

    private OperationResult<Optional<Connection>> undone(Plan plan, OperationOptions options) {
        var fresh = plan.fresh();
        if (fresh != null && plan.row().undo() instanceof Opens) {
            var opened = activator.activate(fresh, Journal.Kind.REOPEN, plan.before(), options);
            return new OperationResult<>(Optional.of(opened.value()), opened.outcome());
        }
        var outcome = publication.publish(plan.row().revocation().exporter(), plan.before(), options);
        if (fresh != null) {
            context.ports().events().changed(fresh);
        }
        return new OperationResult<>(Optional.ofNullable(fresh), outcome);
    }

    /// @param fresh the connection that comes, null for none
    /// @param before what changes in the rows at once; may be done more than once
    private record Plan(RevocationView row, @Nullable Connection fresh, Consumer<StoreTx> before) {}

    private Plan plan(Revocation revocation) {
        var row = list(revocation.exporter()).stream()
                .filter(candidate -> candidate.revocation().equals(revocation))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(
                        ProblemCode.REVOCATION_UNKNOWN,
                        name(revocation.exporter()),
                        name(revocation.target()),
                        revocation.subject()));
        if (row.undo() instanceof Needed(var by)) {
            throw ProblemException.of(
                    ProblemCode.REVOCATION_NEEDED, by.share().name(), by.state().word(), name(revocation.target()));
        }
        if (row.undo() instanceof Unlisted) {
            throw ProblemException.of(ProblemCode.REVOCATION_UNLISTED, name(revocation.target()), revocation.subject());
        }
        context.store().check(view -> context.managed(view, revocation.exporter()));
        return row.returning()
                .map(closed -> returning(row, closed))
                .orElseGet(() -> new Plan(row, null, tx -> tx.revocations().drop(revocation)));
    }

    /// Ended connections never change, so what comes back is a new one like it.
    private Plan returning(RevocationView row, Connection closed) {
        return context.store().rehearse(tx -> {
            var revocation = row.revocation();
            var share = closed.share();
            var made = offers.make(
                            tx,
                            new OfferDraft(
                                            share.exporter(),
                                            share.importer(),
                                            share.name(),
                                            share.subject().text(),
                                            share.kind())
                                    .confirming(Set.of(share.subject().text())))
                    .with(closed.reception());
            // Younger than what was revoked, should anything go wrong and the revocation come back.
            var fresh = row.undo() instanceof Opens
                    ? made.with(new Grant(null, revocation.at(), Grant.Custody.KEPT))
                    : made.with(closed.grant())
                            .become(new Status(ConnectionState.PENDING, Reason.TOKEN_ISSUED, context.now(), null));
            var carrier = made.share().export() == null
                    ? null
                    : tx.exports().find(made.share().export()).orElse(null);
            var term =
                    tx.connections().term(closed.id()).map(ActivationTerm::life).orElse(null);
            return new Plan(row, fresh, later -> {
                later.revocations().drop(revocation);
                if (carrier != null) {
                    later.exports().save(carrier);
                }
                later.connections().save(fresh);
                if (term != null) {
                    later.connections().save(new ActivationTerm(fresh.id(), term));
                }
            });
        });
    }

    private List<AccountChange> change(StoreTx tx, PublicKey key) {
        var account = tx.accounts().find(key).filter(row -> row.isLive() && row.isManaged());
        return account
                .map(row -> new AccountChange(
                        row, List.of(), sharing.accountSigner().changes(tx, row)))
                .stream()
                .toList();
    }

    private String name(PublicKey key) {
        return context.store().read(view -> context.nameOf(view, key));
    }
}
