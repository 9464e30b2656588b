package dev.sluice.domain.key.rotation;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.Proof;
import dev.sluice.domain.federation.push.SignedTexts;
import dev.sluice.domain.federation.sharing.SharingServices;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Signs accounts anew from their rows, pushes them, and goes on only when every server acts on it.
public final class AccountResigning {
    private final SharingServices sharing;
    private final EnvironmentContext context;
    private final SignedTexts texts;

    public AccountResigning(SharingServices sharing) {
        this.sharing = sharing;
        this.context = sharing.context();
        this.texts = new SignedTexts(sharing.context(), sharing.accountSigner());
    }

    /// Everybody who is to hear of it.
    ///
    /// @return null while there is no server, so that nobody can confirm anything
    @Nullable
    ExpectedServers expected(OperationOptions options) {
        return context.environment().hasServers() ? sharing.delivery().expectedAll(options.without()) : null;
    }

    /// @throws ProblemException `KEY_NOT_ROTATED` when some server does not act on it
    void sign(Account account, @Nullable ExpectedServers expected, OperationOptions options) {
        if (expected == null) {
            texts.sign(account.key());
            return;
        }
        var lacked = lacking(account.key(), expected);
        var report = sharing.protocol().republish(account.key(), expected, options.progress());
        require(account, report);
        prove(account, lacked, expected, options.progress());
    }

    Set<String> lacking(PublicKey key, ExpectedServers expected) {
        return sharing.prover().lacking(key, expected);
    }

    /// @param lacked imports that were not in force before
    void prove(Account account, Set<String> lacked, ExpectedServers expected, Progress progress) {
        var proof = read(account, expected, progress);
        if (proof.isIncomplete() && !proof.isEffectiveBut(lacked)) {
            // As in an activation: a server may take an import in twice, and refuse the second one.
            require(account, sharing.protocol().republish(account.key(), expected, progress));
            proof = read(account, expected, progress);
        }
        if (!proof.isEffectiveBut(lacked)) {
            var fault = proof.servers().stream()
                    .filter(server -> !server.rung().isSound())
                    .findFirst()
                    .map(server -> server.server().name() + " " + server.rung().words())
                    .orElse(proof.stored() + " of " + proof.expected() + " servers have it");
            throw failed(account, fault);
        }
    }

    private Proof read(Account account, ExpectedServers expected, Progress progress) {
        progress.on(new Progress.Proving(account));
        var proof = sharing.prover().prove(account.key(), expected);
        progress.on(new Progress.Proved(account, proof));
        return proof;
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
        return context.store().read(view -> context.account(view, key));
    }

    static Rotation save(StoreTx tx, Rotation rotation) {
        tx.rotations().save(rotation);
        return rotation;
    }
}
