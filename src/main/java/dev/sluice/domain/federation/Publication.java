package dev.sluice.domain.federation;

import dev.sluice.domain.federation.Delivery.Errand;
import dev.sluice.domain.federation.Progress.Purpose;
import dev.sluice.domain.federation.port.Journal;
import dev.sluice.domain.federation.port.PushReport;
import dev.sluice.domain.federation.port.PushReport.Refused;
import dev.sluice.domain.federation.port.Roster;
import dev.sluice.domain.federation.port.StoreTx;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.StagedChange;
import dev.sluice.domain.model.StagedChange.Edit;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/// Publishes a change of one account's own content: the rows change only when a server took it.
final class Publication {
    private final Scope scope;
    private final AccountSigner accountSigner;
    private final Delivery delivery;

    Publication(Scope scope, AccountSigner accountSigner, Delivery delivery) {
        this.scope = scope;
        this.accountSigner = accountSigner;
        this.delivery = delivery;
    }

    /// Whether an act is to wait in the change set: asked for, or there is no server yet
    /// (`domain.md` 4).
    boolean waits(Manner manner) {
        return manner.staged() || !scope.environment().hasServers();
    }

    /// Keeps an edit for a later push, after checking that it could be applied on top of those that
    /// wait already.
    Outcome stage(Edit edit, Edits edits) {
        scope.store().rehearse(tx -> {
            edits.applyStaged(tx);
            edits.apply(tx, edit);
            return edit;
        });
        var change = new StagedChange(scope.newId(), scope.id(), edit, scope.now());
        scope.store().write(tx -> {
            tx.save(change);
            return change;
        });
        return new Outcome.Staged(change);
    }

    /// Signs the account as it will be, pushes it, and applies the change to the rows if any server
    /// stored it.
    ///
    /// @param change must be repeatable: it is rehearsed first
    Outcome publish(PublicKey key, Consumer<StoreTx> change, Manner manner) {
        try (var _ = scope.locks().hold(key)) {
            var roster = delivery.fullRoster(manner.without());
            var signed = scope.store().rehearse(tx -> {
                change.accept(tx);
                return accountSigner.sign(tx, key);
            });
            var before = scope.store().read(view -> view.account(key));
            var entry = begin();
            before.ifPresent(account -> save(account.withRelease(signed.release())));
            var report = push(signed, new Errand(entry, Purpose.PUBLISH, roster, manner.progress()));
            if (!report.reachedAny()) {
                before.ifPresent(account -> save(account.withRelease(restored(account, signed, report))));
                scope.ports().journal().end(entry, "refused", scope.now());
                throw failure(signed.name(), report);
            }
            scope.store().write(tx -> {
                change.accept(tx);
                var now = scope.account(tx, key);
                tx.save(now.withRelease(
                        new Release(signed.release().jwt(), signed.release().iat(), report.isComplete())));
                return now;
            });
            scope.ports().journal().end(entry, report.isComplete() ? "published" : "partly published", scope.now());
            return outcome(List.of(report));
        }
    }

    /// The account's last signed text; signed from its rows when it never was, without a push.
    String signed(PublicKey key) {
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

    /// Signs the account from its rows and pushes it to whoever is there.
    PushReport republish(PublicKey key, Roster roster, Progress progress) {
        try (var _ = scope.locks().hold(key)) {
            var entry = begin();
            var report = delivery.signAndPush(key, new Errand(entry, Purpose.PUBLISH, roster, progress));
            scope.ports().journal().end(entry, report.summary(), scope.now());
            return report;
        }
    }

    static Outcome outcome(List<PushReport> reports) {
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

    private PushReport push(Account signed, Errand errand) {
        return delivery.push(signed, errand);
    }

    private UUID begin() {
        var entry = new Journal.Entry(scope.newId(), scope.id(), Journal.Kind.PUBLISH, null, scope.now());
        scope.ports().journal().begin(entry);
        return entry.id();
    }

    private void save(Account account) {
        scope.store().write(tx -> {
            tx.save(account);
            return account;
        });
    }

    /// The old text is in force again, but its successor's signing time is spent; a silent server
    /// may hold the successor.
    private static Release restored(Account before, Account signed, PushReport report) {
        var unknown = report.replies().stream().anyMatch(PushReport.Silent.class::isInstance);
        return new Release(
                before.release().jwt(), signed.release().iat(), before.release().confirmed() && !unknown);
    }
}
