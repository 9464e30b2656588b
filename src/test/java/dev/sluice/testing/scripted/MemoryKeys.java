package dev.sluice.testing.scripted;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.port.Signer;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Keys in memory, the same ones in each run of a test.
public final class MemoryKeys implements Signer {
    private final Map<PublicKey, char[]> seeds = new ConcurrentHashMap<>();
    private final Random random = new Random(1);
    private volatile boolean isLocked;

    public void lock() {
        isLocked = true;
    }

    public void unlock() {
        isLocked = false;
    }

    /// The workspace loses a key.
    public void lose(PublicKey key) {
        seeds.remove(key);
    }

    public void add(Seed seed) {
        seeds.put(seed.publicKey(), seed.text());
    }

    @Override
    public boolean holds(PublicKey key) {
        return seeds.containsKey(key);
    }

    @Override
    public Set<PublicKey> keys(KeyKind kind) {
        return seeds.keySet().stream().filter(key -> key.isKind(kind)).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public boolean isReady() {
        return !isLocked;
    }

    @Override
    public boolean isOpenToAll() {
        return true;
    }

    @Override
    public Optional<Profile> profile() {
        return Optional.empty();
    }

    @Override
    public TokenSigner signer(PublicKey key) {
        var seed = seed(key);
        return new TokenSigner() {
            @Override
            public PublicKey publicKey() {
                return key;
            }

            @Override
            public byte[] sign(byte[] data) {
                requireUsable(key);
                return seed.sign(data);
            }
        };
    }

    @Override
    public PublicKey create(KeyKind kind) {
        try (var seed = ephemeral(kind)) {
            add(seed);
            return seed.publicKey();
        }
    }

    @Override
    public <T> T lend(PublicKey key, Function<Seed, T> use) {
        try (var seed = seed(key)) {
            return use.apply(seed);
        }
    }

    @Override
    public Seed ephemeral(KeyKind kind) {
        return Seed.generate(kind, random::nextBytes);
    }

    private Seed seed(PublicKey key) {
        return Seed.parse(requireUsable(key));
    }

    /// A missing key is named as such while locked too.
    private char[] requireUsable(PublicKey key) {
        var seed = seeds.get(key);
        if (seed == null) {
            throw ProblemException.of(ProblemCode.KEY_MISSING, key.shortText());
        }
        if (isLocked) {
            throw ProblemException.of(ProblemCode.VAULT_LOCKED);
        }
        return seed;
    }
}
