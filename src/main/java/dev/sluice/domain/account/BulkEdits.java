package dev.sluice.domain.account;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.sharing.AccountPublication;
import dev.sluice.domain.federation.sharing.StagedEdits;
import dev.sluice.domain.jwt.diff.ClaimChange;
import dev.sluice.domain.jwt.diff.ClaimDiff;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/// One change for many accounts, each judged by itself: what one of them refuses keeps no other.
public final class BulkEdits {
    /// Looked at in one transaction: few enough that a person sees it go on.
    private static final int ROUND = 100;

    private final EnvironmentContext context;
    private final AccountPublication publication;
    private final StagedEdits edits;

    public BulkEdits(EnvironmentContext context, AccountPublication publication, StagedEdits edits) {
        this.context = context;
        this.publication = publication;
        this.edits = edits;
    }

    /// What becomes of each.
    ///
    /// @param changes of its claims; none where it is so already
    /// @param placed those that come into another tier, or leave theirs, which may change no claim
    /// @param refused why it cannot be done to these
    public record Result(
            Map<PublicKey, List<ClaimChange>> changes, Set<PublicKey> placed, Map<PublicKey, Problem> refused) {
        public Result {
            changes = Map.copyOf(changes);
            placed = Set.copyOf(placed);
            refused = Map.copyOf(refused);
        }

        /// How many are changed.
        public int changed() {
            return (int) changes.keySet().stream().filter(this::isChanged).count();
        }

        public boolean isChanged(PublicKey key) {
            return !changes.getOrDefault(key, List.of()).isEmpty() || placed.contains(key);
        }
    }

    /// What would change, with what waits.
    public Result preview(Collection<PublicKey> keys, AccountPatch patch, Progress progress) {
        return judged(List.copyOf(keys), patch, progress);
    }

    /// Stages it for every account that it changes; those that were never pushed are changed at once.
    ///
    /// @throws ProblemException `PATCH_EMPTY`
    public Result stage(Collection<PublicKey> keys, AccountPatch patch, OperationOptions options) {
        var all = List.copyOf(keys);
        return context.act(
                Operation.onServers(Action.ACCOUNT_CHANGE, all).about(PatchWording.of(patch)), options, () -> {
                    if (patch.isEmpty() || patch.name() != null) {
                        throw ProblemException.of(ProblemCode.PATCH_EMPTY, all.size() + " accounts");
                    }
                    var judged = judged(all, patch, options.progress());
                    var changing = all.stream().filter(judged::isChanged).toList();
                    context.store().change(tx -> changing.forEach(key -> keep(tx, key, patch)));
                    return judged;
                });
    }

    private void keep(StoreTx tx, PublicKey key, AccountPatch patch) {
        var edit = new ChangeAccount(key, patch);
        if (context.managed(tx, key).release().jwt() == null) {
            edits.apply(tx, edit);
        } else {
            tx.staged().save(new StagedChange(context.newId(), context.id(), edit, context.now()));
        }
    }

    private Result judged(List<PublicKey> keys, AccountPatch patch, Progress progress) {
        var changes = new LinkedHashMap<PublicKey, List<ClaimChange>>();
        var placed = new HashSet<PublicKey>();
        var refused = new LinkedHashMap<PublicKey, Problem>();
        for (var from = 0; from < keys.size(); from += ROUND) {
            var round = keys.subList(from, Math.min(from + ROUND, keys.size()));
            var judged = context.store().rehearse(tx -> judged(tx, round, patch));
            changes.putAll(judged.changes());
            placed.addAll(judged.placed());
            refused.putAll(judged.refused());
            progress.on(new Progress.Advanced(from + round.size(), keys.size()));
        }
        return new Result(changes, placed, refused);
    }

    private Result judged(StoreTx tx, List<PublicKey> keys, AccountPatch patch) {
        var waiting = tx.staged().in(context.id()).stream()
                .map(StagedChange::edit)
                .filter(ChangeAccount.class::isInstance)
                .map(ChangeAccount.class::cast)
                .collect(Collectors.groupingBy(ChangeAccount::account));
        var changes = new LinkedHashMap<PublicKey, List<ClaimChange>>();
        var placed = new HashSet<PublicKey>();
        var refused = new LinkedHashMap<PublicKey, Problem>();
        for (var key : keys) {
            try {
                changes.put(key, judged(tx, key, waiting.getOrDefault(key, List.of()), patch, placed));
            } catch (ProblemException e) {
                refused.put(key, e.problem());
            }
        }
        return new Result(changes, placed, refused);
    }

    private List<ClaimChange> judged(
            StoreTx tx, PublicKey key, List<ChangeAccount> waiting, AccountPatch patch, Set<PublicKey> placed) {
        var earlier = new ArrayList<>(waiting);
        var account = context.managed(tx, key);
        earlier.forEach(edit -> edits.apply(tx, edit));
        var present = context.account(tx, account.key());
        var before = ClaimsPlanner.claims(tx, present);
        edits.apply(tx, new ChangeAccount(key, patch));
        var next = context.account(tx, key);
        if (!Objects.equals(present.tier(), next.tier())) {
            placed.add(key);
        }
        var after = ClaimsPlanner.claims(tx, next);
        var found = ClaimDiff.between(before, after);
        if (!found.isEmpty()) {
            publication.refuseInvalid(tx, key);
        }
        return found;
    }
}
