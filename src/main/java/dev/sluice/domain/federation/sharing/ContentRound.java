package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.claims.AccountTimes;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.preflight.ContentChecks;
import dev.sluice.domain.federation.preflight.LimitCheck;
import dev.sluice.domain.federation.preflight.PreflightRunner;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.Audience;
import dev.sluice.domain.federation.push.DriftGuard;
import dev.sluice.domain.federation.push.PushRun;
import dev.sluice.domain.federation.push.ServerChange;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What waits for several accounts of their own content, published in one round: each account has a text of its
/// own, and servers, disk and proof are asked once for all of them. Whatever something stands in the way of is left
/// out before anything is signed; published alone, it says what that is.
public final class ContentRound implements ServerChange<List<ContentRound.Published>, ContentRound.Result> {
    private final EnvironmentContext context;
    private final AccountSigner accountSigner;
    private final StagedEdits edits;
    /// What waits by account, in the order it was staged.
    private final Map<PublicKey, List<StagedChange>> changes;

    private final Set<PublicKey> left = new HashSet<>();
    private List<Account> rehearsed = List.of();

    ContentRound(
            EnvironmentContext context, AccountSigner accountSigner, StagedEdits edits, List<StagedChange> changes) {
        this.context = context;
        this.accountSigner = accountSigner;
        this.edits = edits;
        this.changes = changes.stream()
                .collect(Collectors.groupingBy(
                        change -> change.edit().account(), LinkedHashMap::new, Collectors.toList()));
    }

    /// @param left what was not tried here: alone, it says why it cannot be done
    /// @param failed what no server took, and waits on
    public record Result(
            List<PushReport> reports, List<StagedChange> left, Map<StagedChange, ProblemException> failed) {
        public Result {
            reports = List.copyOf(reports);
            left = List.copyOf(left);
            failed = new LinkedHashMap<>(failed);
        }
    }

    /// @param signed with the text that is pushed
    record Published(Account before, Account signed) {}

    Set<PublicKey> accounts() {
        return changes.keySet();
    }

    @Override
    public Audience audience() {
        return Audience.ALL;
    }

    @Override
    public void refuse(DriftGuard guard, ExpectedServers expected) {
        var accounts = context.store()
                .read(view -> accounts().stream()
                        .flatMap(key -> view.accounts().find(key).stream())
                        .toList());
        left.addAll(guard.overtaken(accounts, expected));
    }

    @Override
    public Optional<Rehearsal> rehearsal(ExpectedServers expected) {
        var most = new PreflightRunner(context).most(expected, List.copyOf(accounts()));
        return Optional.of(new Rehearsal() {
            @Override
            public List<PreflightFinding> rows(StoreTx tx) {
                tx.lookAhead(accounts());
                var warnings = new ArrayList<PreflightFinding>();
                for (var key : accounts()) {
                    if (!left.contains(key)) {
                        try {
                            warnings.addAll(judge(tx, key, most));
                        } catch (ProblemException _) {
                            // Published alone afterwards, where it is told.
                            left.add(key);
                        }
                    }
                }
                rehearsed = accountSigner.signAll(
                        tx,
                        accounts().stream().filter(key -> !left.contains(key)).toList());
                return warnings;
            }

            @Override
            public List<PreflightFinding> live(ExpectedServers expected) {
                var lowered = rehearsed.stream()
                        .flatMap(account -> of(account.key()).stream())
                        .map(StagedChange::edit)
                        .filter(ChangeAccount.class::isInstance)
                        .map(ChangeAccount.class::cast)
                        .toList();
                return new LimitCheck(context).of(lowered, expected);
            }
        });
    }

    private List<PreflightFinding> judge(StoreTx tx, PublicKey key, long most) {
        if (tx.accounts().removal(key).filter(Removal::isOpen).isPresent()) {
            left.add(key);
            return List.of();
        }
        var found = new ArrayList<PreflightFinding>();
        for (var change : of(key)) {
            if (!StagedEdits.isDone(tx, change.edit())) {
                edits.apply(tx, change.edit());
            }
            found.addAll(ContentChecks.of(context, change.edit()).rehearsed(tx, most));
        }
        PreflightFinding.refuse(found);
        AccountTimes.require(context.account(tx, key), context.now());
        accountSigner.refuseInvalid(tx, context.account(tx, key));
        return found;
    }

    private List<StagedChange> of(PublicKey key) {
        return changes.getOrDefault(key, List.of());
    }

    @Override
    public Journal.Kind kind() {
        return Journal.Kind.PUBLISH;
    }

    @Override
    public Purpose purpose() {
        return Purpose.PUBLISH;
    }

    /// The texts alone: what they say becomes so when a server has them.
    @Override
    public List<Published> rows(StoreTx tx, PushRun run) {
        tx.lookAhead(accounts());
        return rehearsed.stream()
                .map(signed -> {
                    var before = context.account(tx, signed.key());
                    tx.accounts().save(before.withRelease(signed.release()));
                    return new Published(before, run.note(tx, signed));
                })
                .toList();
    }

    @Override
    public Result push(List<Published> published, PushRun run) {
        // Another tool may have pushed while this was written.
        var overtaken = run.overtaken(published.stream().map(Published::before).toList());
        var sending = published.stream()
                .filter(one -> !overtaken.contains(one.signed().key()))
                .toList();
        var reports = run.pushAll(sending.stream().map(Published::signed).toList());
        var failed = new LinkedHashMap<StagedChange, ProblemException>();
        context.store().change(tx -> {
            tx.lookAhead(accounts());
            published.stream()
                    .filter(one -> overtaken.contains(one.signed().key()))
                    .forEach(one -> tx.accounts()
                            .save(one.before().withRelease(AccountPublication.spent(one.before(), one.signed()))));
            for (var i = 0; i < sending.size(); i++) {
                settle(tx, sending.get(i), reports.get(i), failed);
            }
            run.end(tx, result(reports, failed.isEmpty() && overtaken.isEmpty()));
        });
        left.addAll(overtaken);
        return new Result(
                reports.stream()
                        .filter(report -> report.reachedAny() || report.isWaiting())
                        .toList(),
                left.stream().flatMap(key -> of(key).stream()).toList(),
                failed);
    }

    private void settle(
            StoreTx tx, Published published, PushReport report, Map<StagedChange, ProblemException> failed) {
        var signed = published.signed();
        var waiting = of(signed.key());
        if (!report.reachedAny() && !report.isWaiting()) {
            tx.accounts()
                    .save(published
                            .before()
                            .withRelease(AccountPublication.restored(published.before(), signed, report)));
            var why = AccountPublication.failure(signed.name(), report);
            waiting.forEach(change -> failed.put(change, why));
            return;
        }
        for (var change : waiting) {
            if (!StagedEdits.isDone(tx, change.edit())) {
                edits.apply(tx, change.edit());
            }
            tx.staged().drop(change.id());
        }
        var now = context.account(tx, signed.key());
        tx.accounts()
                .save(now.withRelease(
                        new Release(signed.release().jwt(), signed.release().iat(), report.isComplete())));
    }

    private static Journal.Result result(List<PushReport> reports, boolean isWhole) {
        if (reports.stream().anyMatch(PushReport::isWaiting)) {
            return Journal.Result.WAITING;
        }
        return isWhole && reports.stream().allMatch(PushReport::isComplete)
                ? Journal.Result.PUBLISHED
                : Journal.Result.PARTLY_PUBLISHED;
    }
}
