package dev.sluice.domain.workspace;

import dev.sluice.domain.nkey.CurveBox;
import dev.sluice.domain.nkey.Entropy;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// A seed that leaves the vault for somebody: a line of text that says which key it is and what opens it.
///
/// @param key its public part
/// @param words what the way of sealing wrote
public record SealedSeed(PublicKey key, Way way, String words) {
    /// What its text begins with.
    public static final String FORMAT = "sluice-key-1";
    private static final int PARTS = 4;
    private static final int CURVE_PARTS = 3;

    /// What opens it.
    public enum Way {
        PASSPHRASE("passphrase"),
        /// A curve key (X25519), as `nkeys` seals.
        CURVE("xkey");

        private final String word;

        Way(String word) {
            this.word = word;
        }
    }

    static SealedSeed of(Seed seed, Passphrase passphrase, SeedSealing sealing) {
        return new SealedSeed(seed.publicKey(), Way.PASSPHRASE, sealing.seal(seed, passphrase));
    }

    /// By a key made for this once, whose public part goes along.
    static SealedSeed of(Seed seed, PublicKey receiver, Entropy entropy) {
        var plain = bytes(seed);
        try (var sender = Seed.generate(KeyKind.CURVE, entropy)) {
            var box = CurveBox.seal(plain, sender, receiver, entropy);
            var words = String.join(
                    " ",
                    receiver.text(),
                    sender.publicKey().text(),
                    Base64.getEncoder().encodeToString(box));
            return new SealedSeed(seed.publicKey(), Way.CURVE, words);
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /// As it stands in a file.
    public String text() {
        return String.join(" ", FORMAT, key.text(), way.word, words) + "\n";
    }

    /// Nothing for any other text.
    public static Optional<SealedSeed> parse(String text) {
        var parts = text.strip().split(" ", PARTS);
        if (parts.length != PARTS || !parts[0].equals(FORMAT)) {
            return Optional.empty();
        }
        var way = Arrays.stream(Way.values())
                .filter(known -> known.word.equals(parts[2]))
                .findFirst();
        return PublicKey.parse(parts[1]).flatMap(key -> way.map(known -> new SealedSeed(key, known, parts[3])));
    }

    /// The curve key that it was sealed for.
    public Optional<PublicKey> receiver() {
        return way == Way.CURVE ? PublicKey.parse(words.split(" ", 2)[0]) : Optional.empty();
    }

    Optional<Seed> open(Seed receiver) {
        var parts = words.split(" ", -1);
        if (parts.length != CURVE_PARTS) {
            return Optional.empty();
        }
        try {
            var box = Base64.getDecoder().decode(parts[2]);
            return PublicKey.parse(parts[1])
                    .filter(sender -> sender.isKind(KeyKind.CURVE))
                    .flatMap(sender -> CurveBox.open(box, receiver, sender))
                    .flatMap(this::seed);
        } catch (IllegalArgumentException _) {
            // No base64: it was altered on its way.
            return Optional.empty();
        }
    }

    private Optional<Seed> seed(byte[] plain) {
        var characters = new char[plain.length];
        for (var i = 0; i < plain.length; i++) {
            characters[i] = (char) (plain[i] & 0xff);
        }
        try {
            var seed = Seed.parse(characters);
            if (seed.publicKey().equals(key)) {
                return Optional.of(seed);
            }
            seed.close();
            return Optional.empty();
        } finally {
            Arrays.fill(plain, (byte) 0);
            Arrays.fill(characters, '\0');
        }
    }

    private static byte[] bytes(Seed seed) {
        var text = seed.text();
        var bytes = new byte[text.length];
        for (var i = 0; i < text.length; i++) {
            bytes[i] = (byte) text[i];
        }
        Arrays.fill(text, '\0');
        return bytes;
    }
}
