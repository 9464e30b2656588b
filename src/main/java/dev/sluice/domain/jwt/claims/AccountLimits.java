package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.SortedMaps;
import dev.sluice.domain.jwt.json.UnknownFields;
import java.util.Map;
import java.util.SortedMap;

/// The limits that an operator sets on an account. -1 is no limit; **0 really means none at all**, which is also
/// what an absent field means when read: never start from [#NONE] to build a new account, start from
/// [#unlimited()].
public record AccountLimits(
        long subscriptions,
        long data,
        long payload,
        long imports,
        long exports,
        boolean wildcardExports,
        boolean disallowBearer,
        long connections,
        long leafNodes,
        JetStreamLimits jetStream,
        SortedMap<String, JetStreamLimits> tiers,
        UnknownFields unknown) {

    /// No limit, as a number.
    public static final long NO_LIMIT = -1;

    /// Everything 0, as an absent `limits` object reads.
    public static final AccountLimits NONE =
            new AccountLimits(0, 0, 0, 0, 0, false, false, 0, 0, JetStreamLimits.OFF, SortedMaps.copyOf(Map.of()));

    public AccountLimits(
            long subscriptions,
            long data,
            long payload,
            long imports,
            long exports,
            boolean wildcardExports,
            boolean disallowBearer,
            long connections,
            long leafNodes,
            JetStreamLimits jetStream,
            SortedMap<String, JetStreamLimits> tiers) {
        this(
                subscriptions,
                data,
                payload,
                imports,
                exports,
                wildcardExports,
                disallowBearer,
                connections,
                leafNodes,
                jetStream,
                tiers,
                UnknownFields.NONE);
    }

    public AccountLimits {
        tiers = SortedMaps.copyOf(tiers);
    }

    /// The limits of a new account: none, wildcard exports allowed, JetStream off.
    public static AccountLimits unlimited() {
        return new AccountLimits(-1, -1, -1, -1, -1, true, false, -1, -1, JetStreamLimits.OFF, NONE.tiers);
    }

    public AccountLimits withConnections(long value) {
        return copy().connections(value).build();
    }

    public AccountLimits withLeafNodes(long value) {
        return copy().leafNodes(value).build();
    }

    public AccountLimits withImports(long value) {
        return copy().imports(value).build();
    }

    /// Flat JetStream limits; tiers are removed, since the two exclude each other (rule L1).
    public AccountLimits withJetStream(JetStreamLimits value) {
        return copy().jetStream(value).tiers(Map.of()).build();
    }

    /// Whether every limit is 0, as servers and the library see it: what they do not know does not count.
    public boolean isNone() {
        return copy().unknown(UnknownFields.NONE).build().equals(NONE);
    }

    /// Whether JetStream is on, flat or in any tier.
    public boolean hasJetStream() {
        return jetStream.isOn() || tiers.values().stream().anyMatch(JetStreamLimits::isOn);
    }

    /// A builder that starts with these limits.
    public Builder copy() {
        return new Builder(this);
    }

    /// Collects limits. Not safe for several threads.
    public static final class Builder {
        private long subscriptions;
        private long data;
        private long payload;
        private long imports;
        private long exports;
        private boolean wildcardExports;
        private boolean disallowBearer;
        private long connections;
        private long leafNodes;
        private JetStreamLimits jetStream;
        private SortedMap<String, JetStreamLimits> tiers;
        private UnknownFields unknown;

        private Builder(AccountLimits from) {
            subscriptions = from.subscriptions;
            data = from.data;
            payload = from.payload;
            imports = from.imports;
            exports = from.exports;
            wildcardExports = from.wildcardExports;
            disallowBearer = from.disallowBearer;
            connections = from.connections;
            leafNodes = from.leafNodes;
            jetStream = from.jetStream;
            tiers = from.tiers;
            unknown = from.unknown;
        }

        public Builder subscriptions(long value) {
            subscriptions = value;
            return this;
        }

        public Builder data(long value) {
            data = value;
            return this;
        }

        public Builder payload(long value) {
            payload = value;
            return this;
        }

        public Builder imports(long value) {
            imports = value;
            return this;
        }

        public Builder exports(long value) {
            exports = value;
            return this;
        }

        public Builder connections(long value) {
            connections = value;
            return this;
        }

        public Builder leafNodes(long value) {
            leafNodes = value;
            return this;
        }

        public Builder forbidWildcardExports() {
            wildcardExports = false;
            return this;
        }

        public Builder allowWildcardExports() {
            wildcardExports = true;
            return this;
        }

        public Builder forbidBearerTokens() {
            disallowBearer = true;
            return this;
        }

        public Builder allowBearerTokens() {
            disallowBearer = false;
            return this;
        }

        public Builder jetStream(JetStreamLimits value) {
            jetStream = value;
            return this;
        }

        public Builder tiers(Map<String, JetStreamLimits> value) {
            tiers = SortedMaps.copyOf(value);
            return this;
        }

        public Builder unknown(UnknownFields value) {
            unknown = value;
            return this;
        }

        public AccountLimits build() {
            return new AccountLimits(
                    subscriptions,
                    data,
                    payload,
                    imports,
                    exports,
                    wildcardExports,
                    disallowBearer,
                    connections,
                    leafNodes,
                    jetStream,
                    tiers,
                    unknown);
        }
    }
}
