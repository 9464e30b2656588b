package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.claims.AccountTimes;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.Progress.Purpose;
import dev.sluice.domain.federation.preflight.ContentChecks;
import dev.sluice.domain.federation.preflight.PreflightRunner;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.federation.push.Delivery.Errand;
import dev.sluice.domain.federation.push.DriftGuard;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.record.StagedChange.Edit;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.model.server.PushReport.Refused;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Publishes a change of one account's own content: the rows change only when a server took it, or waits for
/// somebody to install it.
public final class AccountPublication {
    private final EnvironmentContext scope;
    private final AccountSigner accountSigner;
    private final Delivery delivery;
    private final DriftGuard driftGuard;

    AccountPublication(
            EnvironmentContext scope, AccountSigner accountSigner, Delivery delivery, DriftGuard driftGuard) {
        this.scope = scope;
        this.accountSigner = accountSigner;
        this.delivery = delivery;
        this.driftGuard = driftGuard;
    }

    /// Whether an act is to wait in the change set: asked for, or there is no server yet
    /// (domain.md#released-and-staged).
    public boolean waits(OperationOptions manner) {
        return manner.staged() || !scope.environment().hasServers();
    }

    /// Keeps an edit for a later push, after checking that it could be applied on top of those that wait already.
    public Outcome stage(Edit edit, StagedEdits edits) {
        scope.store().rehearse(tx -> {
            edits.applyStaged(tx);
            edits.apply(tx, edit);
            return edit;
        });
        var change = new StagedChange(scope.newId(), scope.id(), edit, scope.now());
        scope.store().write(tx -> {
            tx.staged().save(change);
            return change;
        });
        return new Outcome.Staged(change);
    }

    /// Signs the account as it will be, pushes it, and applies the change to the rows if any server stored it.
    ///
    /// @param change must be repeatable: it is rehearsed first
    public Outcome publish(PublicKey key, Consumer<StoreTx> change, OperationOptions manner) {
        return publish(key, change, ContentChecks.account(scope, key), manner);
    }

    /// The same, with checks of what changes.
    public Outcome publish(PublicKey key, Consumer<StoreTx> change, ContentChecks checks, OperationOptions manner) {
        try (var _ = scope.locks().hold(key)) {
            refuseLeaving(key);
            refuseEnded(key, change);
            var roster = delivery.fullRoster(manner.without());
            driftGuard.refuse(key, roster);
            var most = new PreflightRunner(scope).most(roster, List.of(key));
            var found = new ArrayList<PreflightFinding>();
            var signed = scope.store().rehearse(tx -> {
                change.accept(tx);
                found.addAll(checks.rehearsed(tx, most));
                PreflightRunner.refuse(found);
                return accountSigner.sign(tx, key);
            });
            found.addAll(checks.live(roster));
            PreflightRunner.refuse(found);
            PreflightRunner.tell(found, manner);
            var before = scope.store().read(view -> view.accounts().find(key));
            try (var work = scope.work()) {
                var errand = new Errand(work.entry(), Purpose.PUBLISH, roster, manner.progress());
                scope.store().write(tx -> {
                    work.begin(tx, Journal.Kind.PUBLISH, null);
                    before.ifPresent(account -> tx.accounts().save(account.withRelease(signed.release())));
                    return delivery.note(tx, signed, errand);
                });
                var report = pushSigned(signed, before, errand);
                if (!report.reachedAny() && !report.isWaiting()) {
                    refused(errand, before.map(account -> account.withRelease(restored(account, signed, report))));
                    throw failure(signed.name(), report);
                }
                scope.store().write(tx -> {
                    change.accept(tx);
                    var now = scope.account(tx, key);
                    tx.accounts()
                            .save(now.withRelease(new Release(
                                    signed.release().jwt(), signed.release().iat(), report.isComplete())));
                    tx.journal().end(errand.entry(), PreflightRunner.recorded(word(report), found), scope.now());
                    return now;
                });
                return outcome(List.of(report));
            }
        }
    }

    private static String word(PushReport report) {
        if (report.isWaiting()) {
            return "waits to be installed";
        }
        return report.isComplete() ? "published" : "partly published";
    }

    /// A change that gives it a new end is none of those.
    private void refuseEnded(PublicKey key, Consumer<StoreTx> change) {
        var limited = scope.store()
                .read(view -> view.accounts().find(key))
                .filter(account -> account.isLive() && account.rest() != null);
        if (limited.isPresent()) {
            scope.store().rehearse(tx -> {
                change.accept(tx);
                AccountTimes.require(scope.account(tx, key), scope.now());
                return key;
            });
        }
    }

    /// While a deletion is under way, whatever is signed is what locks everybody out: servers that have deleted
    /// the account would get it again.
    private void refuseLeaving(PublicKey key) {
        scope.store().read(view -> {
            if (view.accounts().removal(key).filter(Removal::isOpen).isPresent()) {
                throw ProblemException.of(ProblemCode.ACCOUNT_LEAVING, scope.nameOf(view, key));
            }
            return key;
        });
    }

    /// Refused at the last moment where another tool was quicker.
    private PushReport pushSigned(Account signed, Optional<Account> before, Errand errand) {
        try {
            return delivery.push(
                    signed,
                    before.map(account -> driftGuard.refusing(account, errand)).orElse(errand));
        } catch (ProblemException e) {
            if (e.code() == ProblemCode.DRIFT_FOUND) {
                refused(errand, before.map(account -> account.withRelease(spent(account, signed))));
            }
            throw e;
        }
    }

    private void refused(Errand errand, Optional<Account> left) {
        scope.store().write(tx -> {
            left.ifPresent(tx.accounts()::save);
            tx.journal().end(errand.entry(), "refused", scope.now());
            return left;
        });
    }

    /// The old text, with the signing time of one that no server got.
    private static Release spent(Account before, Account signed) {
        return new Release(
                before.release().jwt(), signed.release().iat(), before.release().confirmed());
    }

    /// The account's last signed text; signed from its rows when it never was, without a push.
    public String signed(PublicKey key) {
        try (var _ = scope.locks().hold(key)) {
            var released = scope.store()
                    .read(view -> scope.account(view, key))
                    .release()
                    .jwt();
            return released != null
                    ? released
                    : String.valueOf(scope.store()
                            .write(tx -> accountSigner.sign(tx, key))
                            .release()
                            .jwt());
        }
    }

    /// The text that says what its rows do, signed now where the last one does not, without a push.
    public String latest(PublicKey key) {
        try (var _ = scope.locks().hold(key)) {
            var account = scope.store().write(tx -> {
                var now = scope.account(tx, key);
                return accountSigner.isCurrent(tx, now) ? now : accountSigner.sign(tx, key);
            });
            return String.valueOf(account.release().jwt());
        }
    }

    /// Pushes the text last signed once more, whatever its rows say.
    public PushReport again(PublicKey key, ExpectedServers roster) {
        try (var _ = scope.locks().hold(key)) {
            var account = scope.store().read(view -> scope.account(view, key));
            return delivery.again(account, new Errand(scope.newId(), Purpose.PUBLISH, roster, Progress.NONE));
        }
    }

    /// Signs the account from its rows and pushes it to whoever is there.
    public PushReport republish(PublicKey key, ExpectedServers roster, Progress progress) {
        try (var _ = scope.locks().hold(key);
                var work = scope.work()) {
            var report = delivery.signAndPush(
                    key,
                    tx -> work.begin(tx, Journal.Kind.PUBLISH, null),
                    new Errand(work.entry(), Purpose.PUBLISH, roster, progress));
            work.end(report.summary());
            return report;
        }
    }

    /// Pushes the text last signed once more, which needs no key; signs anew only where the rows say something
    /// else meanwhile.
    public PushReport retry(PublicKey key, ExpectedServers roster) {
        try (var _ = scope.locks().hold(key)) {
            var account = scope.store().read(view -> scope.account(view, key));
            driftGuard.refuse(key, roster);
            var signed = scope.store().read(view -> accountSigner.isCurrent(view, account));
            if (!signed) {
                return republish(key, roster, Progress.NONE);
            }
            return delivery.again(account, new Errand(scope.newId(), Purpose.PUBLISH, roster, Progress.NONE));
        }
    }

    public static Outcome outcome(List<PushReport> reports) {
        return reports.stream().allMatch(PushReport::isComplete)
                ? new Outcome.Done(reports)
                : new Outcome.Partial(reports);
    }

    static ProblemException failure(String name, PushReport report) {
        var refused = report.replies().stream().anyMatch(Refused.class::isInstance);
        return ProblemException.of(
                refused ? ProblemCode.PUSH_REFUSED : ProblemCode.PUSH_NO_ANSWER,
                name,
                report.summary(),
                "Nothing was changed in the workspace.");
    }

    /// The old text is in force again, but its successor's signing time is spent; a silent server may hold the
    /// successor.
    private static Release restored(Account before, Account signed, PushReport report) {
        var unknown = report.replies().stream().anyMatch(PushReport.Silent.class::isInstance);
        return new Release(
                before.release().jwt(), signed.release().iat(), before.release().confirmed() && !unknown);
    }
}
