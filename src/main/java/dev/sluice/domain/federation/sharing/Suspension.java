package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.act.Manner;
import dev.sluice.domain.federation.act.Outcome;
import dev.sluice.domain.federation.act.Progress;
import dev.sluice.domain.federation.act.Progress.Purpose;
import dev.sluice.domain.federation.act.Result;
import dev.sluice.domain.federation.environment.Scope;
import dev.sluice.domain.federation.port.Journal;
import dev.sluice.domain.federation.port.PushReport;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.federation.push.Delivery.Errand;
import dev.sluice.domain.federation.push.Tokens;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// Closes connections for now: the activation is revoked as for good, but the offer and its local
/// subject stay, and the side that suspended may resume.
public final class Suspension {
    private final Scope scope;
    private final Tokens tokens;
    private final Delivery delivery;
    private final Ender ender;
    private final Activator activator;

    public Suspension(Engine engine) {
        this.scope = engine.scope();
        this.tokens = engine.tokens();
        this.delivery = engine.delivery();
        this.ender = engine.ender();
        this.activator = engine.activator();
    }

    public Result<Connection> suspend(Connection connection, Reason reason, Manner manner) {
        try (var _ = scope.locks().hold(connection.exporter(), connection.importer());
                var _ = scope.link().holdPusher()) {
            var now = scope.store().read(view -> Edits.get(view, connection.id()));
            // Checked before the journal knows of it.
            now.become(ConnectionState.SUSPENDED, reason, scope.now());
            var roster = delivery.roster(manner.without());
            try (var work = scope.work()) {
                var suspending = scope.commit(tx -> {
                    work.begin(tx, Journal.Kind.SUSPEND, now.id());
                    if (now.grant().token() != null) {
                        tx.save(tokens.revocation(now));
                    }
                    return now.become(ConnectionState.SUSPENDED, reason, scope.now());
                });
                manner.progress().on(new Progress.Journalled());
                return close(suspending, new Errand(work.entry(), Purpose.CLOSE, roster, manner.progress()));
            }
        }
    }

    /// Pushes what a suspension still lacks.
    public Result<Connection> finish(Connection suspending, Errand errand) {
        try (var _ = scope.locks().hold(suspending.exporter(), suspending.importer())) {
            var now = scope.store().read(view -> Edits.get(view, suspending.id()));
            return isUnderWay(now) ? close(now, errand) : new Result<>(now, new Outcome.Local());
        }
    }

    public static boolean isUnderWay(Connection connection) {
        return connection.state() == ConnectionState.SUSPENDED
                && done(connection.status().reason()) != null;
    }

    private Result<Connection> close(Connection suspending, Errand errand) {
        var reports = new ArrayList<PushReport>();
        if (!ender.isClosed(suspending, errand, reports)) {
            return new Result<>(suspending, new Outcome.Partial(reports));
        }
        var suspended = scope.commit(tx -> {
            var now = Edits.get(tx, suspending.id());
            tx.end(errand.entry(), "suspended", scope.now());
            var reason = done(now.status().reason());
            return reason == null ? now : now.become(ConnectionState.SUSPENDED, reason, scope.now());
        });
        return new Result<>(suspended, new Outcome.Done(reports));
    }

    private static @Nullable Reason done(Reason reason) {
        if (reason == Reason.SUSPENDING_BY_EXPORTER) {
            return Reason.SUSPENDED_BY_EXPORTER;
        }
        return reason == Reason.SUSPENDING_BY_IMPORTER ? Reason.SUSPENDED_BY_IMPORTER : null;
    }

    /// @param acting who resumes; the side that suspended, or null when nobody in particular acts
    public Result<Connection> resume(Connection connection, @Nullable PublicKey acting, Manner manner) {
        var byImporter = connection.status().reason() == Reason.SUSPENDED_BY_IMPORTER
                || connection.status().reason() == Reason.SUSPENDING_BY_IMPORTER;
        var side = byImporter ? connection.importer() : connection.exporter();
        if (acting != null && !acting.equals(side)) {
            throw scope.store()
                    .read(view -> ProblemException.of(
                            ProblemCode.NOT_PARTY,
                            scope.nameOf(view, acting),
                            connection.share().name(),
                            scope.nameOf(view, side)));
        }
        if (connection.state() != ConnectionState.SUSPENDED) {
            throw ProblemException.of(
                    ProblemCode.TRANSITION_REFUSED,
                    connection.share().name(),
                    connection.state().word(),
                    ConnectionState.ACTIVE.word());
        }
        return activator.activate(ours(connection) ? connection.with(reissued(connection)) : connection, manner);
    }

    /// The old token is dead; the new one is younger than its revocation.
    private static Grant reissued(Connection connection) {
        return new Grant(null, connection.grant().iat(), connection.grant().custody());
    }

    private boolean ours(Connection connection) {
        return scope.store()
                .read(view -> view.account(connection.exporter()))
                .filter(Account::isManaged)
                .isPresent();
    }
}
