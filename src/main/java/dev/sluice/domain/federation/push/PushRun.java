package dev.sluice.domain.federation.push;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.Proof;
import dev.sluice.domain.federation.push.Delivery.PushContext;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.record.Journal.Ending;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.model.record.Journal.Result;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One change while its accounts are pushed: how each account is signed, pushed and read back follows from what it
/// is pushed for.
public final class PushRun {
    private final Dependencies with;
    private final EnvironmentContext context;
    private final PushContext pushContext;
    private final List<PreflightFinding> warnings;
    private final boolean reachesServers;
    private final List<PushReport> reports = new ArrayList<>();
    private boolean isWaiting;

    PushRun(Dependencies with, PushContext pushContext, List<PreflightFinding> warnings, boolean reachesServers) {
        this.with = with;
        this.context = with.driftGuard().context();
        this.pushContext = pushContext;
        this.warnings = warnings;
        this.reachesServers = reachesServers;
    }

    record Dependencies(AccountSigner accountSigner, Delivery delivery, Prover prover, DriftGuard driftGuard) {}

    public PushContext pushContext() {
        return pushContext;
    }

    public ExpectedServers expected() {
        return pushContext.expected();
    }

    public Progress progress() {
        return pushContext.progress();
    }

    /// Whether there is any server to be told.
    public boolean reachesServers() {
        return reachesServers;
    }

    /// What servers said, push by push.
    public List<PushReport> reports() {
        return List.copyOf(reports);
    }

    /// Whether somebody has to install what was signed for opening.
    public boolean isWaiting() {
        return isWaiting;
    }

    /// Closes the journal entry in the transaction that makes the outcome so.
    public void end(StoreTx tx, Result result) {
        tx.journal().end(pushContext.entry(), new Ending(result, PreflightFinding.noted(warnings)), context.now());
    }

    /// Closes the journal entry by itself.
    public void end(Result result, String note) {
        context.end(pushContext.entry(), new Ending(result, note));
    }

    /// Opens one account after the other, each on every server before the next. An import of something else that
    /// was not in force before keeps nothing from being opened.
    ///
    /// @param opened what comes of it is to be in force
    /// @return what went wrong, null if nothing did
    public @Nullable String open(List<PublicKey> accounts, Subject opened) {
        var isByHand = context.link().resolver().isInstalledByHand();
        try {
            for (var key : accounts) {
                var fault = open(key, opened, isByHand);
                if (fault != null) {
                    return fault;
                }
            }
            return null;
        } catch (ProblemException e) {
            return e.problem().text().clause();
        }
    }

    private @Nullable String open(PublicKey key, Subject opened, boolean isByHand) {
        var account = context.store().read(view -> view.accounts().find(key));
        if (account.isEmpty() || !account.get().isManaged()) {
            return null;
        }
        var lacked = with.prover().lacking(key, pushContext.expected()).stream()
                .filter(subject -> !subject.equals(opened.text()))
                .collect(Collectors.toSet());
        var current = isCurrent(account.get());
        if (!current || !account.get().release().confirmed()) {
            // Another tool may have pushed while the other side was under way. Nothing is signed then, so that
            // putting back leaves its text alone.
            with.driftGuard().refuse(key, pushContext.expected());
            var report = signUnlessOvertaken(account.get());
            if (isByHand && !report.isComplete() && !report.isRefused()) {
                isWaiting = true;
                return null;
            }
            if (!report.isComplete()) {
                return account.get().name() + ": " + report.summary();
            }
        }
        var proof = prove(account.get());
        if (proof.isIncomplete() && !proof.isEffectiveBut(lacked) && !isByHand) {
            // A server may load what an account imports from while it takes the account in, have the import in
            // force by that already, and refuse it as a second one then.
            var report = signUnlessOvertaken(read(key));
            if (!report.isComplete()) {
                return account.get().name() + ": " + report.summary();
            }
            proof = prove(account.get());
        }
        if (isByHand && !proof.isEffectiveBut(lacked)) {
            // Servers that are reloaded one after the other, and accounts of one that take it up in any order.
            isWaiting = true;
            return null;
        }
        return proof.isEffectiveBut(lacked) ? null : account.get().name() + ": " + proof.summary();
    }

    /// Closes every account, whatever becomes of the others: one that fails says nothing of the next.
    ///
    /// @return whether every server acts on all of them
    public boolean close(List<PublicKey> accounts) {
        return each(accounts, this::close);
    }

    private boolean close(PublicKey key) {
        var before = context.store().read(view -> view.accounts().find(key));
        if (before.isEmpty() || !before.get().isManaged() || !before.get().isLive()) {
            return true;
        }
        overtakeOthers(before.get(), pushContext);
        var account = read(key);
        var isSigned = isCurrent(account);
        if (!isSigned || !account.release().confirmed()) {
            var report = isSigned
                    ? noted(with.delivery().again(account, pushContext))
                    : noted(with.delivery().signAndPush(key, pushContext));
            if (!report.isComplete()) {
                return false;
            }
        }
        if (isInForce(key)) {
            return true;
        }
        // A server that stores a text and does not act on it needs another one (nats-server-facts.md#1.7).
        return noted(with.delivery().signAndPush(key, pushContext)).isComplete() && isInForce(key);
    }

    /// Puts every account back as its rows say now, whatever becomes of the others.
    ///
    /// @return whether every server acts on all of them
    public boolean putBack(List<PublicKey> accounts) {
        var back = pushContext.as(Purpose.PUT_BACK);
        return each(accounts, key -> putBack(key, back));
    }

    private boolean putBack(PublicKey key, PushContext back) {
        var account = context.store().read(view -> view.accounts().find(key));
        if (account.isEmpty() || !account.get().isManaged() || !account.get().isLive()) {
            return true;
        }
        try {
            var isSigned = isCurrent(account.get());
            if (isSigned && account.get().release().confirmed()) {
                return true;
            }
            if (!isSigned) {
                overtakeOthers(account.get(), back);
            }
            var report = noted(
                    isSigned
                            ? with.delivery().again(account.get(), back)
                            : with.delivery().signAndPush(key, back));
            return report.isComplete() && isInForce(key);
        } catch (ProblemException _) {
            // Unreachable or locked: told by the state, and tried again with the next push.
            return false;
        }
    }

    private static boolean each(List<PublicKey> accounts, Predicate<PublicKey> act) {
        return accounts.stream().map(act::test).reduce(true, Boolean::logicalAnd);
    }

    /// Signs one account from its rows and pushes it, later than whatever another tool pushed.
    public PushReport overtake(PublicKey key) {
        overtakeOthers(read(key), pushContext);
        return noted(with.delivery().signAndPush(key, pushContext));
    }

    /// Signs one account from its rows and pushes it, unless another tool was quicker.
    ///
    /// @param before as it was when the change was begun
    public PushReport signUnlessOvertaken(Account before) {
        return noted(with.delivery().signAndPush(before.key(), with.driftGuard().refusing(before, pushContext)));
    }

    /// Puts a text that was signed with the rows into the journal.
    public Account note(StoreTx tx, Account signed) {
        return with.delivery().note(tx, signed, pushContext);
    }

    /// Pushes a text that the journal has.
    public PushReport push(Account signed) {
        return noted(with.delivery().push(signed, pushContext));
    }

    /// The same, unless another tool was quicker.
    ///
    /// @param before as it was when the change was begun
    public PushReport pushUnlessOvertaken(Account signed, Account before) {
        return noted(with.delivery().push(signed, with.driftGuard().refusing(before, pushContext)));
    }

    /// Pushes texts that the journal has, in one round: each server takes in what it is sent in the order sent.
    ///
    /// @return what servers say to each, in their order
    public List<PushReport> pushAll(List<Account> signed) {
        if (signed.isEmpty()) {
            return List.of();
        }
        try (var sent = with.delivery().sendAll(signed, pushContext)) {
            return with.delivery().heardAll(signed, sent, pushContext).stream()
                    .map(this::noted)
                    .toList();
        }
    }

    /// Those of which another tool was quicker, asked at the last moment, for all of them together.
    public Set<PublicKey> overtaken(List<Account> signed) {
        return with.driftGuard().overtaken(signed, pushContext.expected());
    }

    /// Asks the servers to forget an account.
    ///
    /// @param request signed by the operator (nats-server-facts.md#1.5)
    public PushReport delete(PublicKey key, String request) {
        return context.link().pushing(resolver -> resolver.delete(key, request, pushContext.expected()));
    }

    /// Reads an account back from every server, and tells who listens.
    public Proof prove(Account account) {
        pushContext.progress().on(new Progress.Proving(account));
        var proof = with.prover().prove(account.key(), pushContext.expected());
        pushContext.progress().on(new Progress.Proved(account, proof));
        return proof;
    }

    /// Whether every server that has the account loaded acts on its last text.
    public boolean isInForce(PublicKey key) {
        return with.prover().prove(key, pushContext.expected()).isInForce();
    }

    private void overtakeOthers(Account account, PushContext within) {
        with.driftGuard().overtake(account, within.expected(), within.progress());
    }

    private Account read(PublicKey key) {
        return context.store().read(view -> context.account(view, key));
    }

    private boolean isCurrent(Account account) {
        return context.store().read(view -> with.accountSigner().isCurrent(view, account));
    }

    private PushReport noted(PushReport report) {
        reports.add(report);
        return report;
    }
}
