package dev.sluice.adapter.vault;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.nkey.Entropy;
import dev.sluice.domain.workspace.Passphrase;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.jspecify.annotations.Nullable;

/// How a passphrase becomes a key: Argon2id with these parameters.
///
/// @param salt base64
record Stretching(String algorithm, int memoryKiB, int iterations, int lanes, String salt) {
    private static final String ARGON2ID = "argon2id";
    private static final int SALT_LENGTH = 16;
    private static final int MAX_LANES = 4;
    private static final int MAX_BYTES_PER_CHARACTER = 3;

    /// What a new vault of that strength uses.
    ///
    /// @throws IllegalArgumentException when the strength is out of bounds
    static Stretching fresh(Strength strength, Entropy entropy) {
        var salt = new byte[SALT_LENGTH];
        entropy.fill(salt);
        var made = new Stretching(
                ARGON2ID,
                strength.memoryKiB(),
                strength.iterations(),
                1,
                Base64.getEncoder().encodeToString(salt));
        made.requireSane();
        return made;
    }

    /// The same strength with a salt of its own.
    Stretching freshly(Entropy entropy) {
        return fresh(new Strength(memoryKiB, iterations), entropy);
    }

    /// @throws IllegalArgumentException when a parameter is out of bounds
    void requireSane() {
        var sane = algorithm.equals(ARGON2ID)
                && new Strength(memoryKiB, iterations).isSane()
                && lanes >= 1
                && lanes <= MAX_LANES
                && saltBytes().length == SALT_LENGTH;
        if (!sane) {
            throw new IllegalArgumentException("the passphrase parameters are out of bounds");
        }
    }

    SealingKey keyFor(Passphrase passphrase) {
        var bytes = utf8(passphrase);
        try {
            var generator = new Argon2BytesGenerator();
            generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                    .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                    .withMemoryAsKB(memoryKiB)
                    .withIterations(iterations)
                    .withParallelism(lanes)
                    .withSalt(saltBytes())
                    .build());
            var key = new byte[SealingKey.LENGTH];
            generator.generateBytes(bytes, key);
            return new SealingKey(key);
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /// Binds what the key opens to how it was made, and to what may be done with it.
    ///
    /// @param profile null for what an older Sluice sealed
    byte[] context(@Nullable Profile profile) {
        return "sluice-vault:%s:%d:%d:%d:%s%s"
                .formatted(algorithm, memoryKiB, iterations, lanes, salt, profile == null ? "" : ":" + profile.word())
                .getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] saltBytes() {
        return Base64.getDecoder().decode(salt);
    }

    private static byte[] utf8(Passphrase passphrase) {
        var characters = passphrase.copy();
        var room = ByteBuffer.allocate(characters.length * MAX_BYTES_PER_CHARACTER);
        try {
            StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(characters), room, true);
            return Arrays.copyOf(room.array(), room.position());
        } finally {
            Arrays.fill(room.array(), (byte) 0);
            Arrays.fill(characters, '\0');
        }
    }
}
