package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.environment.PendingLifetime;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.Connection.Grant.Custody;
import dev.sluice.domain.model.Connection.Reception;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Optional;
import java.util.UUID;

/// What putting an activation back does to the rows: it undoes what that very activation made, and nothing that
/// lived before. The journal tells which is which, also after a crash.
final class Rollback {
    private final EnvironmentContext context;
    private final ActivationTokens tokens;
    private final UUID entry;

    Rollback(EnvironmentContext context, ActivationTokens tokens, UUID entry) {
        this.context = context;
        this.tokens = tokens;
        this.entry = entry;
    }

    /// From here on the servers are to hold neither claim.
    Connection begun(StoreTx tx, Connection now) {
        var isFirst = now.status().reason() != Reason.ROLLING_BACK;
        if (isFirst && isToBeRevoked(tx, now)) {
            tokens.revoke(tx, now);
        }
        return now.become(ConnectionState.ACTIVATING, Reason.ROLLING_BACK, context.now());
    }

    /// Only a token that was made for this, and only where a server may have it, inside the importer's claims: a
    /// revocation kills what the same partner was given before. One that stood before a reopening stands again.
    private boolean isToBeRevoked(StoreView view, Connection now) {
        if (now.grant().token() == null || now.grant().custody() == Custody.LEFT) {
            return false;
        }
        return kind(view) == Journal.Kind.REOPEN
                || work(view).stream()
                        .flatMap(open -> open.steps().stream())
                        .anyMatch(step ->
                                step.purpose() == Purpose.OPEN && step.account().equals(now.importer()));
    }

    /// As it was before. Both sides are back on every server.
    ///
    /// @return the connection; empty when it was made only for this
    Optional<Connection> endOffer(StoreTx tx, Connection now) {
        var kind = kind(tx);
        var offered = work(tx).map(open -> open.entry().offered());
        tx.journal().end(entry, Journal.Ending.of(Journal.Result.PUT_BACK), context.now());
        if (kind == Journal.Kind.USE_TOKEN) {
            tx.connections().drop(now);
            return Optional.empty();
        }
        var waits = now.expiresAt() == null
                ? context.now().plus(PendingLifetime.pendingLife(context, tx))
                : now.expiresAt();
        var isOut = now.grant().custody() == Custody.LEFT;
        // Who took a part of it may take all the next time.
        var pending = offered.map(now::taking)
                .orElse(now)
                .with(isOut ? now.grant() : Grant.NONE)
                .with(Reception.SAME)
                .become(ConnectionState.PENDING, isOut ? Reason.TOKEN_ISSUED : Reason.ROLLED_BACK, context.now())
                .expiring(waits);
        tx.connections().save(pending);
        return Optional.of(pending);
    }

    /// What became of a failed activation that was put back.
    ProblemException problem(Journal.Kind kind, Connection connection, String fault) {
        var code = kind == Journal.Kind.USE_TOKEN ? ProblemCode.TOKEN_NOT_USED : ProblemCode.ACTIVATION_ROLLED_BACK;
        return ProblemException.of(code, connection.share().name(), fault);
    }

    Journal.Kind kind(StoreView view) {
        return work(view).map(open -> open.entry().kind()).orElse(Journal.Kind.ACTIVATE);
    }

    private Optional<Journal.Open> work(StoreView view) {
        return view.journal().open(context.id()).stream()
                .filter(open -> open.entry().id().equals(entry))
                .findFirst();
    }
}
