package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.Audience;
import dev.sluice.domain.federation.push.DriftGuard;
import dev.sluice.domain.federation.push.PushRun;
import dev.sluice.domain.federation.push.ServerChange;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.store.StoreTx;
import java.util.List;
import java.util.function.Consumer;

/// Shuts somebody out of an account: waits for no server that is away, and for nobody's choice about what another
/// tool has pushed. The rows change first; a server that lacks the text gets it from the journal.
record AccountShutting(AccountSigner accountSigner, PublicKey key, Consumer<StoreTx> change, Progress progress)
        implements ServerChange<Account, Outcome> {
    @Override
    public Audience audience() {
        return Audience.IF_ANY;
    }

    @Override
    public void refuse(DriftGuard guard, ExpectedServers expected) {
        if (!expected.servers().isEmpty()) {
            guard.overtake(
                    guard.context().store().read(view -> guard.context().account(view, key)), expected, progress);
        }
    }

    @Override
    public Journal.Kind kind() {
        return Journal.Kind.PUBLISH;
    }

    @Override
    public Purpose purpose() {
        return Purpose.CLOSE;
    }

    @Override
    public Account rows(StoreTx tx, PushRun run) {
        change.accept(tx);
        return run.note(tx, accountSigner.sign(tx, key));
    }

    @Override
    public Outcome push(Account signed, PushRun run) {
        if (!run.reachesServers()) {
            return new Outcome.Partial(List.of());
        }
        var isClosed = run.close(List.of(key));
        if (isClosed) {
            run.end(Journal.Result.PUBLISHED, "");
            return new Outcome.Done(run.reports());
        }
        return new Outcome.Partial(run.reports());
    }
}
