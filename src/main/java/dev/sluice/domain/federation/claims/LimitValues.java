package dev.sluice.domain.federation.claims;

import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.JetStreamLimits;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Limits of an account one by one: read from its claims, and changed there.
public final class LimitValues {
    private LimitValues() {}

    /// The limit in force; of JetStream the sum of its tiers where there are some.
    public static long of(AccountLimits limits, AccountLimit limit) {
        return switch (limit) {
            case CONNECTIONS -> limits.connections();
            case LEAF_NODES -> limits.leafNodes();
            case SUBSCRIPTIONS -> limits.subscriptions();
            case PAYLOAD -> limits.payload();
            case DATA -> limits.data();
            case IMPORTS -> limits.imports();
            case EXPORTS -> limits.exports();
            default -> ofJetStream(limits, limit);
        };
    }

    private static long ofJetStream(AccountLimits limits, AccountLimit limit) {
        if (limits.tiers().isEmpty()) {
            return of(limits.jetStream(), limit);
        }
        var values =
                limits.tiers().values().stream().map(tier -> of(tier, limit)).toList();
        return values.contains(Limits.NO_LIMIT)
                ? Limits.NO_LIMIT
                : values.stream().mapToLong(Long::longValue).sum();
    }

    /// One of JetStream's.
    public static long of(JetStreamLimits limits, AccountLimit limit) {
        return switch (limit) {
            case JETSTREAM_MEMORY -> limits.memoryStorage();
            case JETSTREAM_DISK -> limits.diskStorage();
            case STREAMS -> limits.streams();
            case CONSUMERS -> limits.consumers();
            case ACK_PENDING -> limits.maxAckPending();
            case MEMORY_STREAM_SIZE -> limits.memoryMaxStreamBytes();
            case DISK_STREAM_SIZE -> limits.diskMaxStreamBytes();
            default -> throw new IllegalArgumentException(limit.word());
        };
    }

    /// With what is to change of them.
    public static AccountLimits patched(AccountLimits limits, AccountPatch patch) {
        var builder = limits.copy();
        var jetStream = new TreeMap<AccountLimit, Long>();
        patch.limits().forEach((word, value) -> {
            var limit = AccountLimit.of(word).orElseThrow();
            if (limit.isOfJetStream()) {
                jetStream.put(limit, value);
            } else {
                set(builder, limit, value);
            }
        });
        if (patch.wildcardExports() != null) {
            var _ = patch.wildcardExports() ? builder.allowWildcardExports() : builder.forbidWildcardExports();
        }
        if (patch.bearerTokens() != null) {
            var _ = patch.bearerTokens() ? builder.allowBearerTokens() : builder.forbidBearerTokens();
        }
        return jetStream.isEmpty() && required(patch) == null
                ? builder.build()
                : jetStream(builder.build(), patch, jetStream);
    }

    /// Servers take limits of tiers or flat ones, never both.
    private static AccountLimits jetStream(AccountLimits limits, AccountPatch patch, Map<AccountLimit, Long> values) {
        var tier = patch.tier();
        if (tier == null) {
            if (!limits.tiers().isEmpty()) {
                throw ProblemException.of(
                        ProblemCode.TIERED_LIMITS,
                        String.join(", ", limits.tiers().keySet()));
            }
            return limits.copy()
                    .jetStream(set(limits.jetStream(), values, required(patch)))
                    .build();
        }
        var tiers = new TreeMap<>(limits.tiers());
        tiers.put(tier, set(tiers.getOrDefault(tier, JetStreamLimits.OFF), values, required(patch)));
        return limits.copy().jetStream(JetStreamLimits.OFF).tiers(tiers).build();
    }

    private static @Nullable Boolean required(AccountPatch patch) {
        return patch.more() == null ? null : patch.more().maxBytesRequired();
    }

    private static void set(AccountLimits.Builder builder, AccountLimit limit, long value) {
        var _ = switch (limit) {
            case CONNECTIONS -> builder.connections(value);
            case LEAF_NODES -> builder.leafNodes(value);
            case SUBSCRIPTIONS -> builder.subscriptions(value);
            case PAYLOAD -> builder.payload(value);
            case DATA -> builder.data(value);
            case IMPORTS -> builder.imports(value);
            case EXPORTS -> builder.exports(value);
            default -> throw new IllegalArgumentException(limit.word());
        };
    }

    /// Storage that is given to an account without any comes with streams and consumers, as many as it likes: 0 of
    /// them would be storage that nobody can use.
    private static JetStreamLimits set(
            JetStreamLimits limits, Map<AccountLimit, Long> values, @Nullable Boolean required) {
        var free = limits.isOn() ? 0 : Limits.NO_LIMIT;
        return new JetStreamLimits(
                values.getOrDefault(AccountLimit.JETSTREAM_MEMORY, limits.memoryStorage()),
                values.getOrDefault(AccountLimit.JETSTREAM_DISK, limits.diskStorage()),
                values.getOrDefault(AccountLimit.STREAMS, limits.streams() == 0 ? free : limits.streams()),
                values.getOrDefault(AccountLimit.CONSUMERS, limits.consumers() == 0 ? free : limits.consumers()),
                values.getOrDefault(AccountLimit.ACK_PENDING, limits.maxAckPending()),
                values.getOrDefault(AccountLimit.MEMORY_STREAM_SIZE, limits.memoryMaxStreamBytes()),
                values.getOrDefault(AccountLimit.DISK_STREAM_SIZE, limits.diskMaxStreamBytes()),
                required == null ? limits.maxBytesRequired() : required,
                limits.unknown());
    }

    static Limits columns(AccountLimits limits) {
        var stream = limits.jetStream();
        return new Limits(
                limits.connections(),
                limits.leafNodes(),
                limits.subscriptions(),
                limits.payload(),
                limits.imports(),
                limits.exports(),
                stream.memoryStorage(),
                stream.diskStorage(),
                stream.streams(),
                stream.consumers());
    }

    /// What is kept beside the columns: theirs stay as they are kept, since nobody reads them there.
    public static AccountLimits beside(AccountLimits limits, AccountLimits kept) {
        var stream = limits.jetStream();
        var old = kept.jetStream();
        return limits.copy()
                .connections(kept.connections())
                .leafNodes(kept.leafNodes())
                .subscriptions(kept.subscriptions())
                .payload(kept.payload())
                .imports(kept.imports())
                .exports(kept.exports())
                .jetStream(new JetStreamLimits(
                        old.memoryStorage(),
                        old.diskStorage(),
                        old.streams(),
                        old.consumers(),
                        stream.maxAckPending(),
                        stream.memoryMaxStreamBytes(),
                        stream.diskMaxStreamBytes(),
                        stream.maxBytesRequired(),
                        old.unknown()))
                .build();
    }
}
