package dev.sluice.domain.account;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.Publisher;
import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.claims.LimitTable;
import dev.sluice.domain.federation.claims.LimitValues;
import dev.sluice.domain.federation.claims.PatchedAccount;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Tiering;
import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// Tiers: limits by name, which set those of many accounts. An account may have limits of its own on top; they are
/// told apart by comparing, and stay when its tier changes.
public final class Tiers {
    private final EnvironmentContext context;
    private final Publisher publisher;
    private final AccountEdits edits;

    public Tiers(EnvironmentContext context, Publisher publisher, AccountEdits edits) {
        this.context = context;
        this.publisher = publisher;
        this.edits = edits;
    }

    /// @param accounts how many are in it
    public record Tier(String name, AccountLimits limits, int accounts) {
        /// Its limits by their words; `R3 streams` where they go by replicas.
        public SortedMap<String, Long> table() {
            return LimitTable.of(limits);
        }
    }

    public List<Tier> list() {
        return context.store().read(view -> {
            var members = view.accounts().in(context.id());
            return all(view).stream()
                    .map(setting ->
                            tier(setting, members(members, setting.name()).size()))
                    .toList();
        });
    }

    /// @throws ProblemException `TIER_UNKNOWN`
    public Tier find(String name) {
        return context.store().read(view -> find(view, name));
    }

    /// Who is in it, by name.
    public List<Account> members(String name) {
        return context.store()
                .read(view -> members(
                        view.accounts().in(context.id()), find(view, name).name()));
    }

    /// What an account has otherwise than its tier; nothing where it has none.
    public Optional<TierStanding> standing(PublicKey key) {
        return context.store().read(view -> {
            var account = context.account(view, key);
            return Optional.ofNullable(account.tier())
                    .flatMap(name -> setting(view, name))
                    .map(setting -> {
                        var tier = tier(setting, 0);
                        return new TierStanding(
                                tier.name(), LimitTable.differences(tier.limits(), ClaimsPlanner.ownLimits(account)));
                    });
        });
    }

    /// What brings an account into it.
    ///
    /// @throws ProblemException `TIER_UNKNOWN`
    public Tiering tiering(String name) {
        var tier = find(name);
        return new Tiering(tier.name(), LimitTable.written(tier.limits()));
    }

    /// @param limits what is not named has no limit, and JetStream is off
    /// @throws ProblemException `TIER_EXISTS`
    public Tier add(String name, AccountPatch limits) {
        return context.act(Operation.local(Action.TIER_CHANGE).about(name), () -> {
            var checked = Names.check(name);
            var tier = new Tier(checked, LimitValues.patched(AccountLimits.unlimited(), limits), 0);
            return context.store().write(tx -> {
                if (setting(tx, checked).isPresent()) {
                    throw ProblemException.of(ProblemCode.TIER_EXISTS, checked);
                }
                Names.refuseAlike(checked, all(tx).stream().map(Setting::name).toList());
                save(tx, tier);
                return tier;
            });
        });
    }

    /// Which accounts a change of it would change, and how.
    public TierPlan plan(String name, AccountPatch limits) {
        var before = find(name);
        var after = new Tier(before.name(), LimitValues.patched(before.limits(), limits), before.accounts());
        var members = members(name).stream()
                .map(account -> {
                    var patch = AccountPatch.tiering(following(account, before, after));
                    return new TierPlan.Member(
                            account,
                            edits.preview(account.key(), patch),
                            LimitTable.differences(before.limits(), ClaimsPlanner.ownLimits(account)),
                            edits.cuts(account.key(), patch));
                })
                .toList();
        return new TierPlan(before, after, members);
    }

    /// Changes it, and with it what is as it had it in its accounts. All of them wait in the change set first, in
    /// the transaction that changes the tier, so that whatever stops the push leaves the others waiting for the
    /// next.
    public OperationResult<Tier> edit(String name, AccountPatch limits, OperationOptions options) {
        var members = members(name).stream().map(Account::key).toList();
        return context.act(Operation.onServers(Action.TIER_CHANGE, members).about(name), options, () -> {
            var before = find(name);
            var after = new Tier(before.name(), LimitValues.patched(before.limits(), limits), before.accounts());
            if (!waits(options)) {
                // Before anything is changed: unreachable servers change nothing.
                context.link().resolver();
            }
            var waiting = context.store().write(tx -> {
                save(tx, after);
                return place(tx, before, after);
            });
            if (waiting.isEmpty()) {
                return new OperationResult<>(after, new Outcome.Local());
            }
            return new OperationResult<>(
                    after,
                    waits(options)
                            ? new Outcome.Staged(waiting.getFirst())
                            : publisher.push(
                                    waiting.stream()
                                            .map(change -> change.edit().account())
                                            .toList(),
                                    options));
        });
    }

    /// @throws ProblemException `TIER_UNKNOWN`, `TIER_IN_USE`
    public Tier remove(String name) {
        return context.act(
                Operation.local(Action.TIER_CHANGE).about(name),
                () -> context.store().write(tx -> {
                    var tier = find(tx, name);
                    if (tier.accounts() > 0) {
                        var names = members(tx.accounts().in(context.id()), tier.name()).stream()
                                .map(Account::name)
                                .toList();
                        throw ProblemException.of(ProblemCode.TIER_IN_USE, tier.name(), Names.listed(names));
                    }
                    tx.settings().save(new Setting(place(), tier.name(), ""));
                    return tier;
                }));
    }

    private boolean waits(OperationOptions options) {
        return options.staged() || !context.environment().hasServers();
    }

    /// @return what waits for a push; of accounts that no server has yet the rows are changed
    private List<StagedChange> place(StoreTx tx, Tier before, Tier after) {
        var waiting = new ArrayList<StagedChange>();
        for (var account : members(tx.accounts().in(context.id()), before.name())) {
            var patch = AccountPatch.tiering(following(account, before, after));
            var next = PatchedAccount.of(account, patch);
            if (next.equals(account)) {
                continue;
            }
            if (account.release().jwt() == null || !context.environment(tx).hasServers()) {
                tx.accounts().save(next);
            } else {
                var change = new StagedChange(
                        context.newId(), context.id(), new ChangeAccount(account.key(), patch), context.now());
                tx.staged().save(change);
                waiting.add(change);
            }
        }
        return waiting;
    }

    private static Tiering following(Account account, Tier before, Tier after) {
        var own = ClaimsPlanner.ownLimits(account);
        return new Tiering(
                after.name(), LimitTable.written(LimitTable.following(own, before.limits(), after.limits())));
    }

    private Tier find(StoreView view, String name) {
        return setting(view, name)
                .map(setting -> tier(
                        setting,
                        members(view.accounts().in(context.id()), setting.name())
                                .size()))
                .orElseThrow(() -> ProblemException.of(ProblemCode.TIER_UNKNOWN, name));
    }

    private Optional<Setting> setting(StoreView view, String name) {
        return all(view).stream()
                .filter(setting -> Names.key(setting.name()).equals(Names.key(name)))
                .findFirst();
    }

    private List<Setting> all(StoreView view) {
        return view.settings().in(place()).stream()
                .filter(setting -> !setting.content().isEmpty())
                .toList();
    }

    private static List<Account> members(List<Account> accounts, String tier) {
        return accounts.stream().filter(account -> tier.equals(account.tier())).toList();
    }

    private void save(StoreTx tx, Tier tier) {
        tx.settings().save(new Setting(place(), tier.name(), LimitTable.written(tier.limits())));
    }

    private String place() {
        return "tiers " + context.id().value();
    }

    private static Tier tier(Setting setting, int accounts) {
        return new Tier(setting.name(), UnmodelledClaims.read(setting.content()).limits(), accounts);
    }
}
