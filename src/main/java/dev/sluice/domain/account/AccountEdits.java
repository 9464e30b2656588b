package dev.sluice.domain.account;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.LimitUsage;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.preflight.ContentChecks;
import dev.sluice.domain.federation.preflight.LimitCheck;
import dev.sluice.domain.federation.preflight.ServerSupport;
import dev.sluice.domain.federation.push.Delivery;
import dev.sluice.domain.federation.sharing.AccountPublication;
import dev.sluice.domain.federation.sharing.StagedEdits;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/// Changes what accounts say of themselves: names, limits, mappings, whether they are in use.
public final class AccountEdits {
    private final EnvironmentContext context;
    private final AccountPublication publication;
    private final StagedEdits edits;
    private final Delivery delivery;

    public AccountEdits(
            EnvironmentContext context, AccountPublication publication, StagedEdits edits, Delivery delivery) {
        this.context = context;
        this.publication = publication;
        this.edits = edits;
        this.delivery = delivery;
    }

    /// Publishes the change. Where nothing changes, nothing is pushed.
    ///
    /// @throws ProblemException `PATCH_EMPTY`, `ACCOUNT_EXISTS`, `NAME_ALIKE`, `TIERED_LIMITS`, `ACCOUNT_EXTERNAL`
    public OperationResult<Account> change(PublicKey key, AccountPatch patch, OperationOptions options) {
        return context.act(
                Operation.onServers(Action.ACCOUNT_CHANGE, key).about(PatchWording.of(patch)),
                options,
                () -> changeAccount(key, patch, options));
    }

    private OperationResult<Account> changeAccount(PublicKey key, AccountPatch patch, OperationOptions options) {
        var before = context.store().read(view -> changeable(view, key, patch));
        if (patch.isEmpty()) {
            throw ProblemException.of(ProblemCode.PATCH_EMPTY, before.name());
        }
        refuseTaken(before, patch);
        if (!before.isManaged()) {
            return new OperationResult<>(renameHere(before, patch), new Outcome.Local());
        }
        var edit = new ChangeAccount(key, patch);
        if (context.store().read(view -> StagedEdits.isDone(view, edit))
                && staged(key).isEmpty()) {
            return new OperationResult<>(before, new Outcome.Done(List.of()));
        }
        var outcome = publish(before, edit, options);
        return new OperationResult<>(found(key), outcome);
    }

    /// What an account of others is called here is ours to say: its name is in nothing that we sign. All else of
    /// it is signed elsewhere.
    private Account changeable(StoreView view, PublicKey key, AccountPatch patch) {
        var account = context.account(view, key);
        var isNameOnly = patch.equals(patch.name() == null ? AccountPatch.none() : AccountPatch.renaming(patch.name()));
        return account.role() == AccountRole.EXTERNAL && isNameOnly ? account : context.managed(view, key);
    }

    private Account renameHere(Account before, AccountPatch patch) {
        return context.store().write(tx -> {
            var renamed = context.account(tx, before.key()).withName(Names.check(Objects.requireNonNull(patch.name())));
            tx.accounts().save(renamed);
            return renamed;
        });
    }

    private Outcome publish(Account before, ChangeAccount edit, OperationOptions options) {
        if (!publication.waits(options)) {
            var suspended = edit.patch().suspended();
            return suspended != null && suspended > 0
                    ? publication.shut(before.key(), tx -> edits.apply(tx, edit), options)
                    : publication.publish(
                            before.key(), tx -> edits.apply(tx, edit), ContentChecks.of(context, edit), options);
        }
        // There is nothing released beside which it would wait: the next push signs the rows as they are.
        if (before.release().jwt() == null || !options.staged()) {
            context.store().change(tx -> edits.apply(tx, edit));
            return new Outcome.Local();
        }
        return publication.stage(edit, edits);
    }

    /// Its limits, and what of them is used. Asks the servers.
    public LimitUsage.Report usage(PublicKey key) {
        return new LimitCheck(context).usage(key, delivery.expected(Set.of()));
    }

    /// What the change would cut; empty where there is no server to ask.
    public List<PreflightFinding> cuts(PublicKey key, AccountPatch patch) {
        return context.environment().hasServers()
                ? new LimitCheck(context).of(key, patch, delivery.expected(Set.of()))
                : List.of();
    }

    /// What of the change servers are too old to act on; empty where there is no server to ask.
    public List<PreflightFinding> unheeded(AccountPatch patch) {
        return context.environment().hasServers()
                ? ServerSupport.of(patch, delivery.expected(Set.of()).servers())
                : List.of();
    }

    /// What of its claims would change, staged changes before it included.
    public List<ClaimChange> preview(PublicKey key, AccountPatch patch) {
        return context.store().rehearse(tx -> {
            staged(key).forEach(edit -> edits.apply(tx, edit));
            var before = ClaimsPlanner.claims(tx, context.managed(tx, key));
            edits.apply(tx, new ChangeAccount(key, patch));
            return ClaimDiff.between(before, ClaimsPlanner.claims(tx, context.account(tx, key)));
        });
    }

    /// As it is, and as it will be with what waits.
    public AccountPlan plan(PublicKey key) {
        return context.store().rehearse(tx -> {
            var waiting = waiting(tx, key);
            var now = AccountProfile.of(context.account(tx, key));
            var stuck = new HashMap<UUID, Problem>();
            for (var change : waiting) {
                try {
                    edits.apply(tx, change.edit());
                } catch (ProblemException e) {
                    // It no longer fits what was changed since, which hides nothing of the account.
                    stuck.put(change.id(), e.problem());
                }
            }
            return new AccountPlan(now, AccountProfile.of(context.account(tx, key)), waiting, stuck);
        });
    }

    private List<ChangeAccount> staged(PublicKey key) {
        return context.store().read(view -> waiting(view, key)).stream()
                .map(StagedChange::edit)
                .map(ChangeAccount.class::cast)
                .toList();
    }

    private List<StagedChange> waiting(StoreView view, PublicKey key) {
        return view.staged().in(context.id()).stream()
                .filter(change -> change.edit() instanceof ChangeAccount edit
                        && edit.account().equals(key))
                .toList();
    }

    private Account found(PublicKey key) {
        return context.store().read(view -> context.account(view, key));
    }

    private void refuseTaken(Account account, AccountPatch patch) {
        var name = patch.name();
        if (name == null) {
            return;
        }
        var wished = Names.check(name);
        var others = context.store()
                .read(view -> view.accounts().in(context.id()).stream()
                        .filter(other -> !other.key().equals(account.key()))
                        .map(Account::name)
                        .toList());
        if (others.stream().anyMatch(other -> Names.key(other).equals(Names.key(wished)))) {
            throw ProblemException.of(ProblemCode.ACCOUNT_EXISTS, wished);
        }
        Names.refuseAlike(wished, others);
    }
}
