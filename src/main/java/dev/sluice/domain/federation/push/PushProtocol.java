package dev.sluice.domain.federation.push;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.push.Delivery.PushContext;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Ending;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.model.record.Journal.Result;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.store.StoreTx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The one order in which servers are changed: lock the accounts, see who has to be there, look what other tools
/// did, rehearse and judge, write rows and journal entry together, then sign, push and prove account by account,
/// and end the entry. A step that is left out here is left out of every change, so it is written once
/// (architecture.md#a-journal-since-two-pushes-are-no-transaction).
public final class PushProtocol {
    private static final ExpectedServers NOBODY = new ExpectedServers(List.of(), 0);

    private final EnvironmentContext context;
    private final AccountSigner accountSigner;
    private final Delivery delivery;
    private final DriftGuard driftGuard;
    private final PushRun.Dependencies dependencies;

    public PushProtocol(AccountSigner accountSigner, Delivery delivery, Prover prover, DriftGuard driftGuard) {
        this.context = driftGuard.context();
        this.accountSigner = accountSigner;
        this.delivery = delivery;
        this.driftGuard = driftGuard;
        this.dependencies = new PushRun.Dependencies(accountSigner, delivery, prover, driftGuard);
    }

    /// @param accounts whose texts or rows it changes: nobody else changes them meanwhile
    /// @param plan made from the rows as they are when the accounts are locked; refuses what cannot be
    public <R> R perform(Collection<PublicKey> accounts, Supplier<ChangePlan<R>> plan, OperationOptions options) {
        try (var _ = context.locks().hold(accounts);
                var _ = context.link().holdPusher()) {
            return switch (plan.get()) {
                case ChangePlan.Settled<R>(var result) -> result;
                case ServerChange<?, R> change -> perform(change, options);
            };
        }
    }

    private <T, R> R perform(ServerChange<T, R> change, OperationOptions options) {
        var reached = change.audience().expect(delivery, options.without());
        var expected = reached.orElse(NOBODY);
        change.refuse(driftGuard, expected);
        var warnings = judge(change, expected);
        PreflightFinding.tell(warnings, options.progress());
        try (var work = context.work()) {
            var pushContext = new PushContext(work.entry(), change.purpose(), expected, options.progress());
            var run = new PushRun(dependencies, pushContext, warnings, reached.isPresent());
            var rows = context.store().write(tx -> {
                work.begin(tx, change.kind(), change.connection());
                return change.rows(tx, run);
            });
            change.changed(rows).forEach(context.ports().events()::changed);
            if (change.connection() != null) {
                options.progress().on(new Progress.Journalled());
            }
            return change.push(rows, run);
        }
    }

    private List<PreflightFinding> judge(ServerChange<?, ?> change, ExpectedServers expected) {
        var rehearsal = change.rehearsal(expected);
        if (rehearsal.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<>(context.store().rehearse(rehearsal.get()::rows));
        PreflightFinding.refuse(found);
        found.addAll(rehearsal.get().live(expected));
        PreflightFinding.refuse(found);
        return found;
    }

    /// Goes on with a change that was interrupted, whose journal entry the caller has taken up.
    ///
    /// @param rest pushes what servers still lack by the rows as they are when the accounts are locked
    public <R> R goOn(Collection<PublicKey> accounts, PushContext pushContext, Function<PushRun, R> rest) {
        try (var _ = context.locks().hold(accounts);
                var _ = context.link().holdPusher()) {
            return rest.apply(new PushRun(dependencies, pushContext, List.of(), true));
        }
    }

    /// Signs one account from its rows and pushes it to whoever is there, whatever they have.
    public PushReport republish(PublicKey key, ExpectedServers expected, Progress progress) {
        return republish(key, null, _ -> {}, expected, progress);
    }

    /// The same with a change of its rows, to every server: none may be missing.
    public PushReport republish(PublicKey key, Consumer<StoreTx> rows, OperationOptions options) {
        return republish(key, null, rows, delivery.expectedAll(options.without()), options.progress());
    }

    /// @param connection whose work it is, if it is one's
    /// @param rows changed in one transaction with the text
    PushReport republish(
            PublicKey key,
            @Nullable ConnectionId connection,
            Consumer<StoreTx> rows,
            ExpectedServers expected,
            Progress progress) {
        try (var _ = context.locks().hold(key);
                var work = context.work()) {
            var report = delivery.signAndPush(
                    key,
                    tx -> {
                        work.begin(tx, Journal.Kind.PUBLISH, connection);
                        rows.accept(tx);
                    },
                    new PushContext(work.entry(), Purpose.PUBLISH, expected, progress));
            work.end(new Ending(connection == null ? Result.PUSHED : Result.REWIRED, report.summary()));
            return report;
        }
    }

    /// Pushes the text last signed once more, whatever its rows say. The journal has it already.
    public PushReport again(PublicKey key, ExpectedServers expected) {
        try (var _ = context.locks().hold(key)) {
            var account = context.store().read(view -> context.account(view, key));
            return delivery.again(account, new PushContext(context.newId(), Purpose.PUBLISH, expected, Progress.NONE));
        }
    }

    /// Pushes the text last signed once more, which needs no key; signs anew only where the rows say something
    /// else meanwhile.
    public PushReport retry(PublicKey key, ExpectedServers expected) {
        try (var _ = context.locks().hold(key)) {
            var account = context.store().read(view -> context.account(view, key));
            driftGuard.refuse(key, expected);
            var signed = context.store().read(view -> accountSigner.isCurrent(view, account));
            return signed ? again(key, expected) : republish(key, expected, Progress.NONE);
        }
    }
}
