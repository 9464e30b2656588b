package dev.sluice.domain.federation.push;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.push.Delivery.PushContext;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.OperationGate;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Optional;

/// Servers have no compare-and-set: what another tool pushed would be overwritten without a word. So their stores
/// are read before something new is signed.
public final class DriftGuard {
    private final EnvironmentContext context;
    private final Provenance provenance;

    public DriftGuard(EnvironmentContext context, Provenance provenance) {
        this.context = context;
        this.provenance = provenance;
    }

    public EnvironmentContext context() {
        return context;
    }

    /// @throws ProblemException `DRIFT_FOUND`
    public void refuse(PublicKey key, ExpectedServers expected) {
        var account = context.store().read(view -> view.accounts().find(key));
        if (account.isPresent() && theirs(account.get(), expected).isPresent()) {
            throw ProblemException.of(ProblemCode.DRIFT_FOUND, account.get().name());
        }
    }

    /// The same for many, asked together.
    public void refuse(List<Account> accounts, ExpectedServers expected) {
        var signed = accounts.stream()
                .filter(account -> account.isManaged() && account.release().jwt() != null)
                .toList();
        var stored = context.link()
                .resolver()
                .stored(signed.stream().map(Account::key).toList(), expected);
        for (var i = 0; i < signed.size(); i++) {
            if (theirs(signed.get(i), stored.get(i)).isPresent()) {
                throw ProblemException.of(ProblemCode.DRIFT_FOUND, signed.get(i).name());
            }
        }
    }

    /// The text of another tool that a server stores. An account that was never signed is ours alone: nobody else
    /// has its key.
    public Optional<String> theirs(Account account, ExpectedServers expected) {
        if (!account.isManaged() || account.release().jwt() == null) {
            return Optional.empty();
        }
        var texts = context.link().resolver().stored(account.key(), expected);
        return theirs(account, texts);
    }

    /// Closing a gate waits for nobody's choice: what is signed next is later than whatever another tool pushed,
    /// since servers let the greater signing time win. The log tells of it.
    public void overtake(Account account, ExpectedServers expected) {
        if (account.release().jwt() == null) {
            return;
        }
        var texts = context.link().resolver().stored(account.key(), expected);
        tell(account, texts);
        var latest = texts.stream()
                .distinct()
                .filter(text -> !text.equals(account.release().jwt()))
                .flatMap(text -> Provenance.read(text).stream())
                .mapToLong(claims -> claims.base().issuedAt())
                .max();
        if (latest.isPresent() && latest.getAsLong() >= account.release().iat()) {
            context.store().change(tx -> {
                var now = context.account(tx, account.key());
                var release = now.release();
                var next =
                        now.withRelease(new Release(release.jwt(), Math.max(release.iat(), latest.getAsLong()), false));
                tx.accounts().save(next);
            });
        }
    }

    /// Tells the log when what servers store is another tool's, and about to be replaced.
    void tell(Account account, List<String> texts) {
        if (theirs(account, texts).isPresent()) {
            OperationGate.remark("what another tool had pushed for " + account.name() + " was replaced");
        }
    }

    /// Looks once more at the last moment before each push, and refuses it there. What was never signed before is
    /// nobody else's.
    public PushContext refusing(Account before, PushContext pushContext) {
        if (before.release().jwt() == null) {
            return pushContext;
        }
        return pushContext.with(step -> {
            pushContext.progress().on(step);
            if (step instanceof Progress.Pushing pushing) {
                refuse(pushing.account().key(), pushContext.expected());
            }
        });
    }

    public Optional<String> theirs(Account account, List<String> texts) {
        return texts.stream()
                .distinct()
                .filter(text -> provenance.of(account, text, texts).needsChoice())
                .findFirst();
    }
}
