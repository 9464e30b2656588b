package dev.sluice.adapter.vault;

import dev.sluice.domain.nkey.Entropy;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.SeedSealing;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Seals as the vault does, bound to the public key and to how the passphrase was stretched.
public final class PassphraseSealing implements SeedSealing {
    private static final int WORDS = 7;
    private static final int STRETCHING_WORDS = 5;

    private final Strength strength;
    private final Entropy entropy;

    public PassphraseSealing(Strength strength, Entropy entropy) {
        this.strength = strength;
        this.entropy = entropy;
    }

    @Override
    public String seal(Seed seed, Passphrase passphrase) {
        var stretching = Stretching.fresh(strength, entropy);
        var start = String.join(
                " ",
                stretching.algorithm(),
                String.valueOf(stretching.memoryKiB()),
                String.valueOf(stretching.iterations()),
                String.valueOf(stretching.lanes()),
                stretching.salt());
        var plain = SeedText.bytes(seed);
        try (var key = stretching.keyFor(passphrase)) {
            var box = key.seal(plain, context(seed.publicKey(), start), entropy);
            return String.join(" ", start, box.nonce(), box.sealed());
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    @Override
    public Optional<Seed> open(String words, PublicKey publicKey, Passphrase passphrase) {
        var parts = List.of(words.split(" ", -1));
        if (parts.size() != WORDS) {
            return Optional.empty();
        }
        try {
            var stretching = new Stretching(
                    parts.get(0),
                    Integer.parseInt(parts.get(1)),
                    Integer.parseInt(parts.get(2)),
                    Integer.parseInt(parts.get(3)),
                    parts.get(4));
            stretching.requireSane();
            var start = String.join(" ", parts.subList(0, STRETCHING_WORDS));
            try (var key = stretching.keyFor(passphrase)) {
                return key.open(new SealedBox(parts.get(5), parts.get(6)), context(publicKey, start))
                        .flatMap(plain -> seed(plain, publicKey));
            }
        } catch (IllegalArgumentException _) {
            // Words that nothing here wrote: whoever made them, they open nothing.
            return Optional.empty();
        }
    }

    private static Optional<Seed> seed(byte[] plain, PublicKey publicKey) {
        try {
            return Optional.of(SeedText.parse(plain))
                    .filter(seed -> seed.publicKey().equals(publicKey));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private static byte[] context(PublicKey key, String start) {
        return ("sluice-key-1 " + key.text() + " " + start).getBytes(StandardCharsets.US_ASCII);
    }
}
