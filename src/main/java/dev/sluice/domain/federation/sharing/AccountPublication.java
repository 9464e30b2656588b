package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.claims.AccountTimes;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.preflight.ContentChecks;
import dev.sluice.domain.federation.preflight.PreflightRunner;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.Audience;
import dev.sluice.domain.federation.push.DriftGuard;
import dev.sluice.domain.federation.push.PushProtocol;
import dev.sluice.domain.federation.push.PushRun;
import dev.sluice.domain.federation.push.ServerChange;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.domain.model.record.StagedChange.ChangeExport;
import dev.sluice.domain.model.record.StagedChange.ChangeImport;
import dev.sluice.domain.model.record.StagedChange.Edit;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.model.server.PushReport.Refused;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Publishes a change of one account's own content: the rows change only when a server took it, or waits for
/// somebody to install it.
public final class AccountPublication {
    private final EnvironmentContext context;
    private final AccountSigner accountSigner;
    private final PushProtocol protocol;

    AccountPublication(EnvironmentContext context, AccountSigner accountSigner, PushProtocol protocol) {
        this.context = context;
        this.accountSigner = accountSigner;
        this.protocol = protocol;
    }

    /// Whether an act is to wait in the change set: asked for, or there is no server yet
    /// (domain.md#released-and-staged).
    public boolean waits(OperationOptions options) {
        return options.staged() || !context.environment().hasServers();
    }

    /// Keeps an edit for a later push, after checking that it could be applied on top of those that wait already.
    public Outcome stage(Edit edit, StagedEdits edits) {
        context.store().tryOut(tx -> {
            edits.applyBefore(tx, edit);
            edits.apply(tx, edit);
            if (edit instanceof ChangeAccount || edit instanceof ChangeExport || edit instanceof ChangeImport) {
                refuseInvalid(tx, edit.account());
            }
        });
        var change = new StagedChange(context.newId(), context.id(), edit, context.now());
        context.store().change(tx -> {
            tx.staged().save(change);
        });
        return new Outcome.Staged(change);
    }

    /// What no server would take is said before it is staged.
    ///
    /// @throws ProblemException `CLAIMS_INVALID`
    public void refuseInvalid(StoreView view, PublicKey key) {
        accountSigner.refuseInvalid(view, context.account(view, key));
    }

    /// Signs the account as it will be, pushes it, and applies the change to the rows if any server stored it.
    ///
    /// @param change must be repeatable: it is rehearsed first
    public Outcome publish(PublicKey key, Consumer<StoreTx> change, OperationOptions options) {
        return publish(key, change, ContentChecks.account(context, key), options);
    }

    /// The same, with checks of what changes.
    public Outcome publish(PublicKey key, Consumer<StoreTx> change, ContentChecks checks, OperationOptions options) {
        return protocol.perform(
                List.of(key),
                () -> {
                    refuseLeaving(key);
                    refuseEnded(key, change);
                    return new Publishing(key, change, checks);
                },
                options);
    }

    /// Publishes what waits for several accounts in one round, which costs hardly more than one of them alone.
    ///
    /// @param changes of accounts' own content, each account's in the order it waits
    public ContentRound.Result publishAll(List<StagedChange> changes, StagedEdits edits, OperationOptions options) {
        var round = new ContentRound(context, accountSigner, edits, changes);
        return protocol.perform(round.accounts(), () -> round, options);
    }

    /// Publishes what shuts somebody out, who is to be cut whichever server is away.
    public Outcome shut(PublicKey key, Consumer<StoreTx> change, OperationOptions options) {
        return protocol.perform(
                List.of(key),
                () -> {
                    refuseLeaving(key);
                    return new AccountShutting(accountSigner, key, change, options.progress());
                },
                options);
    }

    /// Publishes a change of the system account. Nothing else is checked there, and nothing is put back: our own
    /// link rests on it.
    public Outcome publishSystem(PublicKey key, Consumer<StoreTx> change, OperationOptions options) {
        return Outcome.of(List.of(protocol.republish(key, change, options)));
    }

    /// What publishing changes of rows and servers.
    private final class Publishing implements ServerChange<Published, Outcome> {
        private final PublicKey key;
        private final Consumer<StoreTx> change;
        private final ContentChecks checks;
        private @Nullable Account rehearsed;

        Publishing(PublicKey key, Consumer<StoreTx> change, ContentChecks checks) {
            this.key = key;
            this.change = change;
            this.checks = checks;
        }

        @Override
        public Audience audience() {
            return Audience.ALL;
        }

        @Override
        public void refuse(DriftGuard guard, ExpectedServers expected) {
            guard.refuse(key, expected);
        }

        @Override
        public Optional<Rehearsal> rehearsal(ExpectedServers expected) {
            var most = new PreflightRunner(context).most(expected, List.of(key));
            return Optional.of(new Rehearsal() {
                @Override
                public List<PreflightFinding> rows(StoreTx tx) {
                    change.accept(tx);
                    var found = checks.rehearsed(tx, most);
                    PreflightFinding.refuse(found);
                    rehearsed = accountSigner.sign(tx, key);
                    return found;
                }

                @Override
                public List<PreflightFinding> live(ExpectedServers expected) {
                    return checks.live(expected);
                }
            });
        }

        @Override
        public Journal.Kind kind() {
            return Journal.Kind.PUBLISH;
        }

        @Override
        public Purpose purpose() {
            return Purpose.PUBLISH;
        }

        /// The text alone: what it says becomes so when a server has it.
        @Override
        public Published rows(StoreTx tx, PushRun run) {
            var signed = Objects.requireNonNull(rehearsed);
            var before = tx.accounts().find(key);
            before.ifPresent(account -> tx.accounts().save(account.withRelease(signed.release())));
            return new Published(run.note(tx, signed), before);
        }

        @Override
        public Outcome push(Published published, PushRun run) {
            var signed = published.signed();
            var before = published.before();
            var report = pushSigned(published, run);
            if (!report.reachedAny() && !report.isWaiting()) {
                refused(run, before.map(account -> account.withRelease(restored(account, signed, report))));
                throw failure(signed.name(), report);
            }
            context.store().change(tx -> {
                change.accept(tx);
                var now = context.account(tx, key);
                tx.accounts()
                        .save(now.withRelease(new Release(
                                signed.release().jwt(), signed.release().iat(), report.isComplete())));
                run.end(tx, result(report));
            });
            return Outcome.of(List.of(report));
        }
    }

    /// @param signed with the text that is pushed
    /// @param before as it was; empty for one that comes into being with its first text
    private record Published(Account signed, Optional<Account> before) {}

    private static Journal.Result result(PushReport report) {
        if (report.isWaiting()) {
            return Journal.Result.WAITING;
        }
        return report.isComplete() ? Journal.Result.PUBLISHED : Journal.Result.PARTLY_PUBLISHED;
    }

    /// A change that gives it a new end is none of those.
    private void refuseEnded(PublicKey key, Consumer<StoreTx> change) {
        var limited = context.store()
                .read(view -> view.accounts().find(key))
                .filter(account -> account.isLive() && account.rest() != null);
        if (limited.isPresent()) {
            context.store().tryOut(tx -> {
                change.accept(tx);
                AccountTimes.require(context.account(tx, key), context.now());
            });
        }
    }

    /// While a deletion is under way, whatever is signed is what locks everybody out: servers that have deleted
    /// the account would get it again.
    private void refuseLeaving(PublicKey key) {
        context.store().check(view -> {
            if (view.accounts().removal(key).filter(Removal::isOpen).isPresent()) {
                throw ProblemException.of(ProblemCode.ACCOUNT_LEAVING, context.nameOf(view, key));
            }
        });
    }

    /// Refused at the last moment where another tool was quicker.
    private PushReport pushSigned(Published published, PushRun run) {
        var signed = published.signed();
        var before = published.before();
        try {
            return before.isPresent() ? run.pushUnlessOvertaken(signed, before.get()) : run.push(signed);
        } catch (ProblemException e) {
            if (e.code() == ProblemCode.DRIFT_FOUND) {
                refused(run, before.map(account -> account.withRelease(spent(account, signed))));
            }
            throw e;
        }
    }

    private void refused(PushRun run, Optional<Account> left) {
        context.store().change(tx -> {
            left.ifPresent(tx.accounts()::save);
            run.end(tx, Journal.Result.REFUSED);
        });
    }

    /// The old text, with the signing time of one that no server got.
    static Release spent(Account before, Account signed) {
        return new Release(
                before.release().jwt(), signed.release().iat(), before.release().confirmed());
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
    static Release restored(Account before, Account signed, PushReport report) {
        var unknown = report.replies().stream().anyMatch(PushReport.Silent.class::isInstance);
        return new Release(
                before.release().jwt(), signed.release().iat(), before.release().confirmed() && !unknown);
    }
}
