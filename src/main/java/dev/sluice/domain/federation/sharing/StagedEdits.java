package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.claims.KeptClaims;
import dev.sluice.domain.federation.claims.PatchedAccount;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.domain.federation.operation.ExportDraft;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.preflight.HandedOutGuard;
import dev.sluice.domain.federation.preflight.Preflight;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.record.StagedChange.Accept;
import dev.sluice.domain.model.record.StagedChange.AddExport;
import dev.sluice.domain.model.record.StagedChange.AddImport;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.domain.model.record.StagedChange.ChangeExport;
import dev.sluice.domain.model.record.StagedChange.ChangeImport;
import dev.sluice.domain.model.record.StagedChange.Edit;
import dev.sluice.domain.model.record.StagedChange.End;
import dev.sluice.domain.model.record.StagedChange.RemoveExport;
import dev.sluice.domain.model.record.StagedChange.RemoveImport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What edits do to the rows, and to traffic. Used in rehearsals for previews, and for real.
public final class StagedEdits {
    private final EnvironmentContext context;

    StagedEdits(EnvironmentContext context) {
        this.context = context;
    }

    /// What staged edits do together.
    ///
    /// @param fitting those that can be carried out as things are
    public record Applied(List<Effect> effects, List<Edit> fitting) {
        public Applied {
            effects = List.copyOf(effects);
            fitting = List.copyOf(fitting);
        }
    }

    /// One that cannot be carried out as things are stands in the way of no other: it is told by name.
    public Applied applyStaged(StoreTx tx) {
        return applyAll(
                tx,
                tx.staged().in(context.id()).stream().map(StagedChange::edit).toList());
    }

    /// The same of those alone on which an edit may rest: what waits for other accounts says nothing of it, and
    /// there may be thousands of them.
    public Applied applyBefore(StoreTx tx, Edit edit) {
        return applyAll(tx, StagedNeighbours.of(edit, tx, context.id()));
    }

    /// The same of those that concern these accounts, and of what they rest on.
    public Applied applyBefore(StoreTx tx, Set<PublicKey> accounts) {
        return applyAll(tx, StagedNeighbours.of(accounts, tx, context.id()));
    }

    private Applied applyAll(StoreTx tx, List<Edit> edits) {
        var effects = new ArrayList<Effect>();
        var fitting = new ArrayList<Edit>();
        for (var edit : edits) {
            try {
                if (!isDone(tx, edit) && overtaken(tx, edit).isEmpty()) {
                    requireSource(tx, edit);
                    effects.addAll(apply(tx, edit));
                }
                fitting.add(edit);
            } catch (ProblemException e) {
                effects.add(new Effect.Warns(stuck(tx, edit, e)));
            }
        }
        return new Applied(effects, fitting);
    }

    /// A public export may have gone since, or wait for another push.
    private void requireSource(StoreTx tx, Edit edit) {
        if (edit instanceof AddImport add) {
            var row = add.added();
            new Preflight(context, tx).requirePublicExport(row.exporter(), row.subject(), row.kind(), row.account());
        }
    }

    /// Why it cannot be carried out as things are.
    public PreflightFinding stuck(StoreView view, Edit edit, ProblemException why) {
        var text = why.problem().text();
        return PreflightFinding.of(
                PreflightFinding.Kind.STAGED_STUCK,
                new StagedWords(context, view).of(edit),
                why.code().text(),
                text.what());
    }

    /// Whether the rows say already what the edit wants: a crash between carrying out a staged change and
    /// forgetting it leaves it waiting.
    public static boolean isDone(StoreView view, Edit edit) {
        return switch (edit) {
            case AddExport add -> view.exports().find(add.export().id()).isPresent();
            case RemoveExport remove ->
                view.exports().find(remove.export()).filter(Export::isLive).isEmpty();
            case AddImport add -> isThere(view, add.account(), add.added().id());
            case RemoveImport remove -> !isThere(view, remove.account(), remove.removed());
            case ChangeAccount change ->
                view.accounts()
                        .find(change.account())
                        .filter(account -> account.equals(PatchedAccount.of(account, change.patch())))
                        .isPresent();
            case ChangeExport change -> StagedShareChanges.isDone(view, change);
            case ChangeImport change -> StagedShareChanges.isDone(view, change);
            case Accept accept -> {
                var state = get(view, accept.connection()).state();
                yield state == ConnectionState.ACTIVE || state == ConnectionState.DEGRADED;
            }
            case End end -> {
                var state = get(view, end.connection()).state();
                yield state.isEnded() || state == ConnectionState.REVOKING;
            }
        };
    }

    /// Why it can never be carried out any more: states of the end never change (domain.md#transitions).
    public Optional<PreflightFinding> overtaken(StoreView view, Edit edit) {
        if (!(edit instanceof Accept accept)) {
            return Optional.empty();
        }
        var connection = get(view, accept.connection());
        if (connection.state().isEnded() || connection.state() == ConnectionState.REVOKING) {
            return Optional.of(overtaken(view, connection));
        }
        // Whoever wants it to end does not want it opened for a moment first.
        return view.staged().in(context.id()).stream().anyMatch(change -> ends(change.edit(), connection))
                ? Optional.of(PreflightFinding.of(
                        PreflightFinding.Kind.ENDS_STAGED, connection.share().name()))
                : Optional.empty();
    }

    private static boolean ends(Edit edit, Connection connection) {
        return (edit instanceof End end && end.connection().equals(connection.id()))
                || (edit instanceof RemoveExport remove && connection.restsOn(remove.export()));
    }

    private PreflightFinding overtaken(StoreView view, Connection connection) {
        var reason = connection.status().reason().word();
        var state = connection.state().word();
        return PreflightFinding.of(
                PreflightFinding.Kind.ENDED_MEANWHILE,
                connection.share().name(),
                context.nameOf(view, connection.exporter()),
                reason.isEmpty() || reason.equals(state) ? state : state + " (" + reason + ")");
    }

    private static boolean isThere(StoreView view, PublicKey account, ImportId id) {
        return view.imports().of(account).stream().anyMatch(row -> row.id().equals(id));
    }

    public List<Effect> apply(StoreTx tx, Edit edit) {
        return switch (edit) {
            case AddExport add -> {
                new Preflight(context, tx)
                        .newExport(
                                new ExportDraft(
                                        add.export().account(),
                                        add.export().name(),
                                        add.export().subject().text(),
                                        add.export().kind(),
                                        add.export().visibility()),
                                add.export().subject());
                cut(tx, add);
                tx.exports().save(add.export());
                yield List.of(new Effect.MakesEligible(
                        name(tx, add.export().account()),
                        add.export().subject(),
                        add.export().kind(),
                        add.export().visibility()));
            }
            case RemoveExport remove -> removeExport(tx, remove);
            case AddImport add -> {
                var row = add.added();
                new Preflight(context, tx)
                        .arrival(new Preflight.Arrival(
                                row.account(),
                                row.exporter(),
                                row.kind(),
                                row.subject(),
                                row.effectiveSubject(),
                                null));
                tx.imports().save(row);
                yield List.of(new Effect.StartsReceiving(
                        name(tx, row.account()),
                        row.effectiveSubject(),
                        name(tx, row.exporter()),
                        row.subject(),
                        row.kind()));
            }
            case RemoveImport remove -> {
                var row = tx.imports().of(remove.account()).stream()
                        .filter(candidate -> candidate.id().equals(remove.removed()))
                        .findFirst()
                        .orElseThrow(() -> ProblemException.of(
                                ProblemCode.IMPORT_UNKNOWN,
                                name(tx, remove.account()),
                                remove.removed().value()));
                tx.imports().save(row.removed(context.now()));
                yield List.of(new Effect.StopsReceiving(
                        name(tx, row.account()),
                        row.effectiveSubject(),
                        name(tx, row.exporter()),
                        row.subject(),
                        row.kind()));
            }
            case ChangeAccount change -> changeAccount(tx, change);
            case ChangeExport change -> new StagedShareChanges(context, tx).apply(change);
            case ChangeImport change -> new StagedShareChanges(context, tx).apply(change);
            case Accept accept -> accept(tx, accept);
            case End end -> end(tx, end);
        };
    }

    /// What is to end once it is carried out.
    ///
    /// @throws ProblemException `ANOTHER_TOKEN_CUT`, `KEPT_IMPORT_CUT` unless each is named
    public static List<Connection> cut(StoreView view, AddExport add) {
        var export = add.export();
        // Servers ignore revocations of what everybody may import (nats-server-facts.md#1.8).
        return export.isPublic()
                ? List.of()
                : new HandedOutGuard(view).open(export.account(), export.kind(), export.subject(), add.confirmed());
    }

    /// Whose claims the edit can change, the exporter first: the claims of an account are made of its own rows and
    /// of the connections it is a side of.
    public static Set<PublicKey> concerned(StoreView view, Edit edit) {
        var concerned = new LinkedHashSet<PublicKey>();
        switch (edit) {
            case AddExport _, AddImport _, RemoveImport _, ChangeAccount _, ChangeExport _, ChangeImport _ ->
                concerned.add(edit.account());
            case RemoveExport remove -> {
                concerned.add(remove.account());
                view.exports()
                        .find(remove.export())
                        .ifPresent(export ->
                                restingOn(view, export).forEach(connection -> concerned.add(connection.importer())));
            }
            case Accept accept -> concerned.addAll(sides(get(view, accept.connection())));
            case End end -> concerned.addAll(sides(get(view, end.connection())));
        }
        return concerned;
    }

    private List<Effect> changeAccount(StoreTx tx, ChangeAccount change) {
        tx.accounts().save(PatchedAccount.of(context.managed(tx, change.account()), change.patch()));
        return List.of(new Effect.ChangesAccount(name(tx, change.account()), change.patch()));
    }

    private static List<PublicKey> sides(Connection connection) {
        return List.of(connection.exporter(), connection.importer());
    }

    private List<Effect> removeExport(StoreTx tx, RemoveExport remove) {
        var export = tx.exports()
                .find(remove.export())
                .filter(row -> row.isLive())
                .orElseThrow(() -> ProblemException.of(
                        ProblemCode.EXPORT_UNKNOWN,
                        name(tx, remove.account()),
                        remove.export().value()));
        var effects = new ArrayList<Effect>();
        for (var connection : restingOn(tx, export)) {
            if (connection.isOnServers()) {
                effects.addAll(stops(tx, connection));
            }
            tx.connections().save(endConnection(connection));
        }
        KeptClaims.restingOn(tx, export)
                .forEach(row -> effects.add(new Effect.StopsReceiving(
                        name(tx, row.account()),
                        row.effectiveSubject(),
                        name(tx, row.exporter()),
                        row.subject(),
                        row.kind())));
        tx.exports().save(export.removed(context.now()));
        effects.add(new Effect.WithdrawsExport(name(tx, export.account()), export.subject(), export.kind()));
        return effects;
    }

    /// Live connections that rest on the export.
    public static List<Connection> restingOn(StoreView view, Export export) {
        return view.connections().of(export.account()).stream()
                .filter(connection -> connection.restsOn(export.id()))
                .toList();
    }

    /// What accepting does to the rows, with a placeholder where the activation token will be.
    private List<Effect> accept(StoreTx tx, Accept accept) {
        var connection = get(tx, accept.connection());
        var wish = accept.wish(connection);
        new Preflight(context, tx)
                .arrival(new Preflight.Arrival(
                        wish.importer(),
                        wish.exporter(),
                        wish.share().kind(),
                        wish.share().subject(),
                        local(wish, accept.localSubject()),
                        wish.id()));
        var granted = wish.grant().token() == null
                ? wish.with(new Grant("new activation for " + name(tx, wish.importer()), 0, Grant.Custody.KEPT))
                : wish;
        tx.connections().save(granted.become(ConnectionState.ACTIVATING, Reason.NONE, context.now()));
        return List.of(new Effect.StartsReceiving(
                name(tx, wish.importer()),
                wish.effectiveSubject(),
                name(tx, wish.exporter()),
                wish.share().subject(),
                wish.share().kind()));
    }

    private static Subject local(Connection wish, @Nullable Subject localSubject) {
        return localSubject == null ? wish.share().subject() : localSubject;
    }

    private List<Effect> end(StoreTx tx, End end) {
        var connection = get(tx, end.connection());
        tx.connections().save(endConnection(connection));
        return connection.isOnServers() ? stops(tx, connection) : List.of();
    }

    private Connection endConnection(Connection connection) {
        var next = ConnectionCloser.next(connection, Reason.NONE);
        // Its acceptance waits too, and is forgotten with the end that is staged now.
        return next == connection.state() || connection.state() == ConnectionState.ACTIVATING
                ? connection
                : connection.become(next, Reason.NONE, context.now());
    }

    private List<Effect> stops(StoreTx tx, Connection connection) {
        return List.of(new Effect.StopsReceiving(
                name(tx, connection.importer()),
                connection.effectiveSubject(),
                name(tx, connection.exporter()),
                connection.share().subject(),
                connection.share().kind()));
    }

    public static Connection get(StoreView view, ConnectionId id) {
        return view.connections()
                .find(id)
                .orElseThrow(() -> ProblemException.of(ProblemCode.CONNECTION_UNKNOWN, id.shortText()));
    }

    /// As it is now.
    static Connection read(EnvironmentContext context, ConnectionId id) {
        return context.store().read(view -> get(view, id));
    }

    static boolean isOurs(StoreView view, PublicKey key) {
        return view.accounts().find(key).filter(Account::isManaged).isPresent();
    }

    private String name(StoreView view, PublicKey key) {
        return context.nameOf(view, key);
    }
}
