package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.claims.LimitValues;
import dev.sluice.domain.federation.claims.PatchedAccount;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.LimitUsage;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.federation.operation.PreflightFinding.Kind;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.StagedChange.ChangeAccount;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.AccountUsage;
import dev.sluice.domain.port.ExpectedServers;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Limits beside what servers say is used of them.
public final class LimitCheck {
    private final EnvironmentContext context;

    public LimitCheck(EnvironmentContext context) {
        this.context = context;
    }

    /// Asks the servers.
    public LimitUsage.Report usage(PublicKey key, ExpectedServers expected) {
        var account = context.store().read(view -> context.account(view, key));
        var claims = context.store().read(view -> ClaimsPlanner.claims(view, account));
        var usage = context.link().resolver().usage(key, expected);
        var rows = Stream.of(AccountLimit.values())
                .map(limit -> new LimitUsage(
                        limit,
                        LimitValues.of(claims.limits(), limit),
                        used(
                                limit,
                                usage,
                                claims.exports().size(),
                                claims.imports().size())))
                .toList();
        var tiers = new TreeMap<String, List<LimitUsage>>();
        claims.limits()
                .tiers()
                .forEach((replicas, limits) -> tiers.put(
                        replicas, StreamUsage.of(replicas, usage.jetStream()).beside(limits)));
        return new LimitUsage.Report(rows, tiers, usage.answered(), usage.expected());
    }

    private static @Nullable Long used(AccountLimit limit, AccountUsage usage, long exports, long imports) {
        var streams = StreamUsage.of(usage.jetStream());
        return switch (limit) {
            case CONNECTIONS -> (long) usage.clients().size();
            case LEAF_NODES -> usage.leafNodes();
            case SUBSCRIPTIONS -> usage.mostSubscriptions();
            case IMPORTS -> imports;
            case EXPORTS -> exports;
            case JETSTREAM_MEMORY -> usage.jetStream().memory();
            case JETSTREAM_DISK -> usage.jetStream().disk();
            case STREAMS, CONSUMERS, ACK_PENDING, MEMORY_STREAM_SIZE, DISK_STREAM_SIZE -> streams.used(limit);
            case PAYLOAD, DATA -> null;
        };
    }

    /// What a change cuts, or stops from growing.
    public List<PreflightFinding> of(PublicKey key, AccountPatch patch, ExpectedServers expected) {
        var account = context.store().read(view -> view.accounts().find(key));
        if (account.isEmpty() || !lowers(account.get(), patch)) {
            return List.of();
        }
        var found = new ArrayList<PreflightFinding>();
        var connections = allowance(account.get(), patch, AccountLimit.CONNECTIONS);
        for (var row : usage(key, expected).limits()) {
            var allowed = allowance(account.get(), patch, row.limit());
            var beyond = row.beyond(allowed);
            if (beyond > 0 && allowed != row.allowed()) {
                found.add(PreflightFinding.of(
                        isCut(row.limit(), connections) ? Kind.LIMIT_CUTS : Kind.LIMIT_BELOW_USE,
                        account.get().name(),
                        String.valueOf(row.used()),
                        row.limit().word(),
                        allowed,
                        beyond));
            }
        }
        return found;
    }

    /// The same of many. What of an account is used is asked of those only that some server has loaded: nobody
    /// uses the others.
    ///
    /// @param changes each account's, after those that wait before
    public List<PreflightFinding> of(List<ChangeAccount> changes, ExpectedServers expected) {
        var lowering = context.store()
                .read(view -> changes.stream()
                        .filter(change -> view.accounts()
                                .find(change.account())
                                .filter(account -> lowers(account, change.patch()))
                                .isPresent())
                        .toList());
        if (lowering.isEmpty()) {
            return List.of();
        }
        var keys = lowering.stream().map(ChangeAccount::account).distinct().toList();
        var answers = context.link().resolver().enforced(keys, expected);
        var idle = new HashSet<PublicKey>();
        for (var i = 0; i < keys.size(); i++) {
            var said = answers.get(i);
            if (said.size() >= expected.expected() && said.stream().allMatch(answer -> answer.detail() == null)) {
                idle.add(keys.get(i));
            }
        }
        return lowering.stream()
                .filter(change -> !idle.contains(change.account()))
                .flatMap(change -> of(change.account(), change.patch(), expected).stream())
                .toList();
    }

    /// Nobody is asked for what gives more room.
    private static boolean lowers(Account account, AccountPatch patch) {
        var suspended = patch.suspended();
        if (suspended != null && suspended > 0) {
            return true;
        }
        return Stream.of(AccountLimit.values())
                .filter(limit -> patch.tiering() != null || patch.limits().containsKey(limit.word()))
                .anyMatch(limit -> {
                    var before = allowance(account, AccountPatch.none(), limit);
                    var after = allowance(account, patch, limit);
                    return after >= 0 && (before < 0 || after < before);
                });
    }

    private static long allowance(Account account, AccountPatch patch, AccountLimit limit) {
        return LimitValues.of(ClaimsPlanner.limits(PatchedAccount.of(account, patch)), limit);
    }

    /// Servers never cut a leaf node for the limit of leaf nodes, they let no other in; they cut all of them with
    /// the last connection (nats-server-facts.md#1.7).
    private static boolean isCut(AccountLimit limit, long connections) {
        return limit == AccountLimit.CONNECTIONS || (limit == AccountLimit.LEAF_NODES && connections == 0);
    }
}
