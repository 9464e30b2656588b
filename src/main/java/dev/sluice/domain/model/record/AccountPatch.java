package dev.sluice.domain.model.record;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to change in an account beside its exports and imports; what is null or empty stays. Names of components
/// are how it is stored.
///
/// @param limits by the word of [dev.sluice.domain.model.AccountLimit]
/// @param tier the replicas (`R1`, `R3`) whose JetStream limits are meant; null for those of all streams
/// @param expires unix seconds, 0 for never
/// @param suspended unix seconds of its beginning, 0 for its end
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
        @Nullable Long suspended) {
    public AccountPatch {
        limits = Map.copyOf(limits);
        addTags = List.copyOf(addTags);
        removeTags = List.copyOf(removeTags);
        mappings = List.copyOf(mappings);
    }

    /// Changes nothing.
    public static AccountPatch none() {
        return new AccountPatch(
                null, Map.of(), null, null, null, List.of(), List.of(), null, null, null, null, List.of(), null);
    }

    public static AccountPatch renaming(String name) {
        return new AccountPatch(
                name, Map.of(), null, null, null, List.of(), List.of(), null, null, null, null, List.of(), null);
    }

    /// @param at unix seconds; 0 to resume
    public static AccountPatch suspending(long at) {
        return new AccountPatch(
                null, Map.of(), null, null, null, List.of(), List.of(), null, null, null, null, List.of(), at);
    }

    public static AccountPatch mapping(Mapping mapping) {
        return new AccountPatch(
                null, Map.of(), null, null, null, List.of(), List.of(), null, null, null, null, List.of(mapping), null);
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
}
