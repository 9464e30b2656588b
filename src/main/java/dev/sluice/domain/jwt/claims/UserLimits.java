package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;
import java.util.List;

/// Everything that limits a user: in the user's own token, or as the template of a scoped signing key. -1 is no
/// limit, 0 is none at all. Start from [#unlimited()] for a plain user and from [#SCOPED] for a scoped one;
/// nothing else.
public record UserLimits(
        Permissions permissions,
        List<String> sources,
        List<TimeRange> times,
        String timesLocation,
        long subscriptions,
        long data,
        long payload,
        boolean bearerToken,
        boolean proxyRequired,
        List<String> connectionTypes,
        UnknownFields unknown) {

    /// Everything empty: a user signed by a scoped key must look like this, the scope's template holds the limits.
    public static final UserLimits SCOPED =
            new UserLimits(Permissions.NONE, List.of(), List.of(), "", 0, 0, 0, false, false, List.of());

    public UserLimits(
            Permissions permissions,
            List<String> sources,
            List<TimeRange> times,
            String timesLocation,
            long subscriptions,
            long data,
            long payload,
            boolean bearerToken,
            boolean proxyRequired,
            List<String> connectionTypes) {
        this(
                permissions,
                sources,
                times,
                timesLocation,
                subscriptions,
                data,
                payload,
                bearerToken,
                proxyRequired,
                connectionTypes,
                UnknownFields.NONE);
    }

    public UserLimits {
        sources = List.copyOf(sources);
        times = List.copyOf(times);
        connectionTypes = List.copyOf(connectionTypes);
    }

    /// The limits of a new plain user and of a new template: none.
    public static UserLimits unlimited() {
        return SCOPED.copy()
                .subscriptions(AccountLimits.NO_LIMIT)
                .data(AccountLimits.NO_LIMIT)
                .payload(AccountLimits.NO_LIMIT)
                .build();
    }

    /// Whether this carries no permission and no limit at all (jwt-facts.md#G3).
    public boolean isScoped() {
        return equals(SCOPED);
    }

    public UserLimits withPermissions(Permissions value) {
        return copy().permissions(value).build();
    }

    /// A builder that starts with these limits.
    public Builder copy() {
        return new Builder(this);
    }

    /// Collects limits. Not safe for several threads.
    public static final class Builder {
        private Permissions permissions;
        private List<String> sources;
        private List<TimeRange> times;
        private String timesLocation;
        private long subscriptions;
        private long data;
        private long payload;
        private boolean bearerToken;
        private boolean proxyRequired;
        private List<String> connectionTypes;
        private UnknownFields unknown;

        private Builder(UserLimits from) {
            permissions = from.permissions;
            sources = from.sources;
            times = from.times;
            timesLocation = from.timesLocation;
            subscriptions = from.subscriptions;
            data = from.data;
            payload = from.payload;
            bearerToken = from.bearerToken;
            proxyRequired = from.proxyRequired;
            connectionTypes = from.connectionTypes;
            unknown = from.unknown;
        }

        public Builder permissions(Permissions value) {
            permissions = value;
            return this;
        }

        public Builder sources(List<String> value) {
            sources = value;
            return this;
        }

        public Builder times(List<TimeRange> value) {
            times = value;
            return this;
        }

        public Builder timesLocation(String value) {
            timesLocation = value;
            return this;
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

        public Builder allowBearerToken() {
            bearerToken = true;
            return this;
        }

        public Builder forbidBearerToken() {
            bearerToken = false;
            return this;
        }

        public Builder requireProxy() {
            proxyRequired = true;
            return this;
        }

        public Builder waiveProxy() {
            proxyRequired = false;
            return this;
        }

        public Builder connectionTypes(List<String> value) {
            connectionTypes = value;
            return this;
        }

        public Builder unknown(UnknownFields value) {
            unknown = value;
            return this;
        }

        public UserLimits build() {
            return new UserLimits(
                    permissions,
                    sources,
                    times,
                    timesLocation,
                    subscriptions,
                    data,
                    payload,
                    bearerToken,
                    proxyRequired,
                    connectionTypes,
                    unknown);
        }
    }
}
