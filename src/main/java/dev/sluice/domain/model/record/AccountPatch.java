package dev.sluice.domain.model.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to change in an account beside its exports and imports; what is null or empty stays. Names of
/// components are how it is stored.
///
/// @param limits by the word of [dev.sluice.domain.model.AccountLimit]
/// @param tier the replicas (`R1`, `R3`) whose JetStream limits are meant; null for those of all streams
/// @param expires unix seconds, 0 for never
/// @param suspended unix seconds of its beginning, 0 for its end
/// @param tiering the tier it comes into, before the limits above are set; null where it stays in its own
/// @param more what is changed rarely; null for none of it
public record AccountPatch(
        @Nullable String name,
        Map<String, Long> limits,
        @Nullable String tier,
        @Nullable String description,
        @Nullable String infoUrl,
        List<String> addTags,
        List<String> removeTags,
        @Nullable Long expires,
        @Nullable Boolean wildcardExports,
        @Nullable Boolean bearerTokens,
        @Nullable SubjectRules defaults,
        List<Mapping> mappings,
        @Nullable Long suspended,
        @Nullable Tiering tiering,
        @Nullable More more) {
    public AccountPatch {
        limits = Map.copyOf(limits);
        addTags = List.copyOf(addTags);
        removeTags = List.copyOf(removeTags);
        mappings = List.copyOf(mappings);
    }

    /// Changes nothing before something is named.
    public static Builder builder() {
        return new Builder();
    }

    /// What changes all the same, and more.
    public Builder copy() {
        return new Builder(this);
    }

    /// Changes nothing.
    public static AccountPatch none() {
        return builder().build();
    }

    public static AccountPatch renaming(String name) {
        return builder().name(name).build();
    }

    /// @param at unix seconds; 0 to resume
    public static AccountPatch suspending(long at) {
        return builder().suspended(at).build();
    }

    public static AccountPatch mapping(Mapping mapping) {
        return builder().mappings(List.of(mapping)).build();
    }

    public static AccountPatch tiering(Tiering next) {
        return builder().tiering(next).build();
    }

    /// Without its name, its mappings and whether the account is in use.
    public AccountPatch fields() {
        return copy().name(null).mappings(List.of()).suspended(null).build();
    }

    public boolean isEmpty() {
        return equals(none());
    }

    /// Who may do what by default, for users without permissions of their own.
    public record SubjectRules(
            List<String> allowPublish,
            List<String> denyPublish,
            List<String> allowSubscribe,
            List<String> denySubscribe) {
        /// Everybody may do everything.
        public static final SubjectRules NONE = new SubjectRules(List.of(), List.of(), List.of(), List.of());

        public SubjectRules {
            allowPublish = List.copyOf(allowPublish);
            denyPublish = List.copyOf(denyPublish);
            allowSubscribe = List.copyOf(allowSubscribe);
            denySubscribe = List.copyOf(denySubscribe);
        }
    }

    /// A target of a mapped subject; one of the same subject and cluster is replaced.
    ///
    /// @param to null for all of them, when it is removed
    /// @param weight in per cent
    /// @param cluster empty for all
    /// @param removed whether it goes
    public record Mapping(String from, @Nullable String to, int weight, String cluster, boolean removed) {}

    /// A tier and its limits as they are when an account comes into it.
    ///
    /// @param name empty for none: the limits stay as they are
    /// @param limits all of them, as text of [dev.sluice.domain.jwt]; empty with no tier
    public record Tiering(String name, String limits) {
        public static final Tiering NONE = new Tiering("", "");
    }

    /// What is changed rarely; what is null stays.
    ///
    /// @param maxBytesRequired whether streams must say how large they become; of the replicas named, where some
    /// are
    /// @param traceDestination where message traces go; empty for no tracing
    /// @param traceSampling in per cent
    /// @param clusterTraffic `owner`, `system`, or empty
    /// @param starts unix seconds, 0 for at once
    /// @param callout null where it stays
    public record More(
            @Nullable Boolean maxBytesRequired,
            @Nullable String traceDestination,
            @Nullable Integer traceSampling,
            @Nullable String clusterTraffic,
            @Nullable Long starts,
            @Nullable Callout callout) {
        public static final More NONE = new More(null, null, null, null, null, null);
    }

    /// Auth callout: who answers, for which accounts, and the curve key by which requests are sealed.
    ///
    /// @param users public keys; none for no callout
    /// @param accounts public keys, or `*`
    /// @param xkey empty for requests in clear
    public record Callout(List<String> users, List<String> accounts, String xkey) {
        public Callout {
            users = List.copyOf(users);
            accounts = List.copyOf(accounts);
        }
    }

    /// Names what changes; everything else stays.
    public static final class Builder {
        private @Nullable String name;
        private Map<String, Long> limits = Map.of();
        private @Nullable String tier;
        private @Nullable String description;
        private @Nullable String infoUrl;
        private List<String> addTags = List.of();
        private List<String> removeTags = List.of();
        private @Nullable Long expires;
        private @Nullable Boolean wildcardExports;
        private @Nullable Boolean bearerTokens;
        private @Nullable SubjectRules defaults;
        private List<Mapping> mappings = List.of();
        private @Nullable Long suspended;
        private @Nullable Tiering tiering;
        private @Nullable More more;

        private Builder() {}

        private Builder(AccountPatch patch) {
            name = patch.name;
            limits = patch.limits;
            tier = patch.tier;
            description = patch.description;
            infoUrl = patch.infoUrl;
            addTags = patch.addTags;
            removeTags = patch.removeTags;
            expires = patch.expires;
            wildcardExports = patch.wildcardExports;
            bearerTokens = patch.bearerTokens;
            defaults = patch.defaults;
            mappings = patch.mappings;
            suspended = patch.suspended;
            tiering = patch.tiering;
            more = patch.more;
        }

        public Builder name(@Nullable String next) {
            name = next;
            return this;
        }

        public Builder limits(Map<String, Long> next) {
            limits = next;
            return this;
        }

        public Builder tier(@Nullable String next) {
            tier = next;
            return this;
        }

        public Builder description(@Nullable String next) {
            description = next;
            return this;
        }

        public Builder infoUrl(@Nullable String next) {
            infoUrl = next;
            return this;
        }

        public Builder addTags(List<String> next) {
            addTags = next;
            return this;
        }

        public Builder removeTags(List<String> next) {
            removeTags = next;
            return this;
        }

        public Builder expires(@Nullable Long next) {
            expires = next;
            return this;
        }

        public Builder wildcardExports(@Nullable Boolean next) {
            wildcardExports = next;
            return this;
        }

        public Builder bearerTokens(@Nullable Boolean next) {
            bearerTokens = next;
            return this;
        }

        public Builder defaults(@Nullable SubjectRules next) {
            defaults = next;
            return this;
        }

        public Builder mappings(List<Mapping> next) {
            mappings = next;
            return this;
        }

        public Builder suspended(@Nullable Long next) {
            suspended = next;
            return this;
        }

        public Builder tiering(@Nullable Tiering next) {
            tiering = next;
            return this;
        }

        public Builder more(@Nullable More next) {
            more = next;
            return this;
        }

        public AccountPatch build() {
            return new AccountPatch(
                    name,
                    limits,
                    tier,
                    description,
                    infoUrl,
                    addTags,
                    removeTags,
                    expires,
                    wildcardExports,
                    bearerTokens,
                    defaults,
                    mappings,
                    suspended,
                    tiering,
                    more);
        }
    }
}
