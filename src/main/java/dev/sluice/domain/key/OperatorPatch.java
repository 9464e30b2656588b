package dev.sluice.domain.key;

import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is to change in what an operator says of itself; what is null or empty stays.
///
/// @param strict whether its identity may sign itself only, and accounts' identities no users
/// @param serviceUrls where its servers are; an empty list takes them away
/// @param accountServer where accounts are pushed to; empty to take it away
/// @param expires unix seconds, 0 for never
public record OperatorPatch(
        @Nullable Boolean strict,
        @Nullable List<String> serviceUrls,
        @Nullable String accountServer,
        @Nullable Long expires,
        List<String> addTags,
        List<String> removeTags,
        List<PublicKey> addSigningKeys,
        List<PublicKey> removeSigningKeys) {
    public OperatorPatch {
        serviceUrls = serviceUrls == null ? null : List.copyOf(serviceUrls);
        addTags = List.copyOf(addTags);
        removeTags = List.copyOf(removeTags);
        addSigningKeys = List.copyOf(addSigningKeys);
        removeSigningKeys = List.copyOf(removeSigningKeys);
    }

    public boolean isEmpty() {
        return equals(new OperatorPatch(null, null, null, null, List.of(), List.of(), List.of(), List.of()));
    }
}
