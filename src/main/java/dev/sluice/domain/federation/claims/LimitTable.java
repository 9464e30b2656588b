package dev.sluice.domain.federation.claims;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.BaseClaims;
import dev.sluice.domain.jwt.claims.JetStreamLimits;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.record.LimitDifference;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// All limits of an account as one table by words, to be compared and merged one by one: `connections`, `bearer`,
/// `jetstream-disk`, and `R3 jetstream-disk` where they go by replicas. What is allowed or required is 1 or 0.
public final class LimitTable {
    private static final String WILDCARD_EXPORTS = "wildcard-exports";
    private static final String BEARER = "bearer";
    private static final String MAX_BYTES_REQUIRED = "max-bytes-required";

    private LimitTable() {}

    public static SortedMap<String, Long> of(AccountLimits limits) {
        var table = new TreeMap<String, Long>();
        Stream.of(AccountLimit.values())
                .filter(limit -> !limit.isOfJetStream())
                .forEach(limit -> table.put(limit.word(), LimitValues.of(limits, limit)));
        table.put(WILDCARD_EXPORTS, limits.wildcardExports() ? 1L : 0L);
        table.put(BEARER, limits.disallowBearer() ? 0L : 1L);
        if (limits.tiers().isEmpty()) {
            put(table, "", limits.jetStream());
        } else {
            limits.tiers().forEach((replicas, tier) -> put(table, replicas + " ", tier));
        }
        return table;
    }

    private static void put(SortedMap<String, Long> table, String prefix, JetStreamLimits limits) {
        Stream.of(AccountLimit.values())
                .filter(AccountLimit::isOfJetStream)
                .forEach(limit -> table.put(prefix + limit.word(), LimitValues.of(limits, limit)));
        table.put(prefix + MAX_BYTES_REQUIRED, limits.maxBytesRequired() ? 1L : 0L);
    }

    /// As settings and patches carry them.
    public static String written(AccountLimits limits) {
        return ClaimRest.write(
                AccountClaims.reading(BaseClaims.of("", "")).limits(limits).build());
    }

    /// Limits of an account when those of its tier become others: what is as the tier had it follows, what is its
    /// own stays.
    public static AccountLimits following(AccountLimits own, AccountLimits before, AccountLimits after) {
        var mine = of(own);
        var old = of(before);
        var next = of(after);
        var merged = new TreeMap<String, Long>();
        for (var word : words(mine, next)) {
            var value = isSame(mine, old, word) ? next.get(word) : mine.get(word);
            if (value != null) {
                merged.put(word, value);
            }
        }
        return limits(merged, own);
    }

    /// What an account has otherwise than its tier, by the word: the tier's value and its own; null where one of
    /// them has none.
    public static SortedMap<String, LimitDifference> differences(AccountLimits tier, AccountLimits own) {
        var theirs = of(tier);
        var mine = of(own);
        var found = new TreeMap<String, LimitDifference>();
        for (var word : words(mine, theirs)) {
            if (!isSame(mine, theirs, word)) {
                found.put(word, new LimitDifference(text(theirs, word), text(mine, word)));
            }
        }
        return found;
    }

    private static String text(Map<String, Long> table, String word) {
        var value = table.get(word);
        return value == null ? "-" : Long.toString(value);
    }

    private static boolean isSame(Map<String, Long> one, Map<String, Long> other, String word) {
        var value = one.get(word);
        return value == null ? other.get(word) == null : value.equals(other.get(word));
    }

    private static SortedSet<String> words(Map<String, Long> one, Map<String, Long> other) {
        var words = new TreeSet<>(one.keySet());
        words.addAll(other.keySet());
        return words;
    }

    /// @param kept whose fields of newer servers stay
    private static AccountLimits limits(SortedMap<String, Long> table, AccountLimits kept) {
        var tiers = new TreeMap<String, JetStreamLimits>();
        for (var word : table.keySet()) {
            var blank = word.indexOf(' ');
            if (blank > 0) {
                var replicas = word.substring(0, blank);
                tiers.computeIfAbsent(replicas, _ -> jetStream(table, replicas + " "));
            }
        }
        var core = kept.copy()
                .connections(value(table, AccountLimit.CONNECTIONS))
                .leafNodes(value(table, AccountLimit.LEAF_NODES))
                .subscriptions(value(table, AccountLimit.SUBSCRIPTIONS))
                .payload(value(table, AccountLimit.PAYLOAD))
                .data(value(table, AccountLimit.DATA))
                .imports(value(table, AccountLimit.IMPORTS))
                .exports(value(table, AccountLimit.EXPORTS))
                .jetStream(tiers.isEmpty() ? jetStream(table, "") : JetStreamLimits.OFF)
                .tiers(tiers);
        var exports = table.getOrDefault(WILDCARD_EXPORTS, 0L) == 1
                ? core.allowWildcardExports()
                : core.forbidWildcardExports();
        var bearer = table.getOrDefault(BEARER, 0L) == 1 ? exports.allowBearerTokens() : exports.forbidBearerTokens();
        return bearer.build();
    }

    private static long value(Map<String, Long> table, AccountLimit limit) {
        return table.getOrDefault(limit.word(), 0L);
    }

    private static JetStreamLimits jetStream(Map<String, Long> table, String prefix) {
        return new JetStreamLimits(
                value(table, prefix, AccountLimit.JETSTREAM_MEMORY),
                value(table, prefix, AccountLimit.JETSTREAM_DISK),
                value(table, prefix, AccountLimit.STREAMS),
                value(table, prefix, AccountLimit.CONSUMERS),
                value(table, prefix, AccountLimit.ACK_PENDING),
                value(table, prefix, AccountLimit.MEMORY_STREAM_SIZE),
                value(table, prefix, AccountLimit.DISK_STREAM_SIZE),
                table.getOrDefault(prefix + MAX_BYTES_REQUIRED, 0L) == 1);
    }

    private static long value(Map<String, Long> table, String prefix, AccountLimit limit) {
        return table.getOrDefault(prefix + limit.word(), 0L);
    }
}
