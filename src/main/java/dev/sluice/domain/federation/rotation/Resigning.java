package dev.sluice.domain.federation.rotation;

import dev.sluice.domain.federation.act.Manner;
import dev.sluice.domain.federation.act.Progress;
import dev.sluice.domain.federation.environment.Scope;
import dev.sluice.domain.federation.port.PushReport;
import dev.sluice.domain.federation.port.Roster;
import dev.sluice.domain.federation.port.StoreTx;
import dev.sluice.domain.federation.sharing.Engine;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Rotation;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Signs accounts anew from their rows, pushes them, and goes on only when every server acts on it.
public final class Resigning {
    private final Engine engine;
    private final Scope scope;

    public Resigning(Engine engine) {
        this.engine = engine;
        this.scope = engine.scope();
    }

    /// Everybody who is to hear of it.
    ///
    /// @return null while there is no server, so that nobody can confirm anything
    @Nullable
    Roster roster(Manner manner) {
        return scope.environment().hasServers() ? engine.delivery().fullRoster(manner.without()) : null;
    }

    /// @throws ProblemException `KEY_NOT_ROTATED` when some server does not act on it
    void sign(Account account, @Nullable Roster roster, Manner manner) {
        if (roster == null) {
            try (var _ = scope.locks().hold(account.key())) {
                scope.store().write(tx -> engine.accountSigner().sign(tx, account.key()));
            }
            return;
        }
        var report = engine.publication().republish(account.key(), roster, manner.progress());
        require(account, report);
        prove(account, roster, manner.progress());
    }

    void prove(Account account, Roster roster, Progress progress) {
        progress.on(new Progress.Proving(account));
        var proof = engine.prover().prove(account.key(), roster);
        progress.on(new Progress.Proved(account, proof));
        if (!proof.isEffective()) {
            var fault = proof.servers().stream()
                    .filter(server -> !server.rung().isSound())
                    .findFirst()
                    .map(server -> server.server().name() + " " + server.rung().words())
                    .orElse(proof.stored() + " of " + proof.expected() + " servers have it");
            throw failed(account, fault);
        }
    }

    static void require(Account account, PushReport report) {
        if (!report.isComplete()) {
            throw failed(account, report.summary());
        }
    }

    private static ProblemException failed(Account account, String why) {
        return ProblemException.of(ProblemCode.KEY_NOT_ROTATED, account.name(), why);
    }

    Account account(PublicKey key) {
        return scope.store().read(view -> scope.account(view, key));
    }

    static Rotation saved(StoreTx tx, Rotation rotation) {
        tx.save(rotation);
        return rotation;
    }
}
