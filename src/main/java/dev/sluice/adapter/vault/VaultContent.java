package dev.sluice.adapter.vault;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.nkey.PublicKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What stands in `vault.json`. Every seed is sealed with one random data key; the passphrase seals that key only,
/// so that changing it touches nothing else.
///
/// @param binding to a workspace; null before there was one
/// @param profile that the passphrase is for; null in a vault of an older Sluice
/// @param keys sealed seeds, each with its public key in clear
record VaultContent(
        Closure closure,
        @Nullable Binding binding,
        @Nullable Profile profile,
        List<SealedSeed> keys) {
    VaultContent {
        keys = List.copyOf(keys);
    }

    VaultContent(Closure closure, List<SealedSeed> keys) {
        this(closure, null, null, keys);
    }

    /// @param workspace its id
    /// @param generation grows with each change
    record Binding(String workspace, long generation) {
        Binding next() {
            return new Binding(workspace, generation + 1);
        }
    }

    /// How one gets at the data key.
    sealed interface Closure {}

    /// @param dataKey the data key, sealed with the key that the passphrase gives
    record ByPassphrase(Stretching stretching, SealedBox dataKey) implements Closure {}

    /// The data key stands there in clear, which makes the vault no more than a file (sandbox only).
    ///
    /// @param dataKey base64
    record OpenToAll(String dataKey) implements Closure {}

    record SealedSeed(PublicKey publicKey, SealedBox seed) {
        /// Binds the seed to its public key.
        byte[] context() {
            return context(publicKey);
        }

        static byte[] context(PublicKey publicKey) {
            return publicKey.text().getBytes(StandardCharsets.US_ASCII);
        }
    }

    boolean isOpenToAll() {
        return closure instanceof OpenToAll;
    }

    VaultContent with(Collection<SealedSeed> more) {
        var all = new ArrayList<>(keys);
        all.addAll(more);
        return new VaultContent(closure, binding == null ? null : binding.next(), profile, all);
    }

    VaultContent without(Set<PublicKey> unused) {
        var left = keys.stream().filter(key -> !unused.contains(key.publicKey)).toList();
        return new VaultContent(closure, binding == null ? null : binding.next(), profile, left);
    }

    VaultContent boundTo(String workspace) {
        return new VaultContent(
                closure, new Binding(workspace, binding == null ? 1 : binding.generation + 1), profile, keys);
    }

    VaultContent with(Closure nextClosure, Profile nextProfile) {
        return new VaultContent(nextClosure, binding == null ? null : binding.next(), nextProfile, keys);
    }

    VaultContent with(Closure nextClosure) {
        return new VaultContent(nextClosure, binding == null ? null : binding.next(), profile, keys);
    }

    Map<PublicKey, SealedSeed> byPublicKey() {
        var byKey = new HashMap<PublicKey, SealedSeed>();
        keys.forEach(key -> byKey.put(key.publicKey, key));
        return Map.copyOf(byKey);
    }
}
