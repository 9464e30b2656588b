package dev.sluice.testing.scripted;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Vault;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Keys in memory, the same ones in each run of a test.
public final class MemoryKeys implements Vault {
    private final Map<PublicKey, Seed> seeds = new ConcurrentHashMap<>();
    private final Random random;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile boolean isLocked;
    private volatile String secret = "";
    private volatile Profile profile = Profile.ADMINISTRATOR;

    public MemoryKeys() {
        this(1);
    }

    public MemoryKeys(long chance) {
        this.random = new Random(chance);
    }

    /// Open to all as long as nobody closed it.
    public void close(String passphrase) {
        secret = passphrase;
        lock();
    }

    @Override
    public void lock() {
        become(true);
    }

    public void unlock() {
        become(false);
    }

    private void become(boolean locked) {
        isLocked = locked;
        listeners.forEach(Runnable::run);
    }

    @Override
    public boolean isLocked() {
        return isLocked;
    }

    @Override
    public void unlock(Passphrase passphrase) {
        require(passphrase);
        unlock();
    }

    private void require(Passphrase passphrase) {
        if (!Arrays.equals(passphrase.copy(), secret.toCharArray())) {
            throw ProblemException.of(ProblemCode.WRONG_PASSPHRASE);
        }
    }

    @Override
    public void setProfile(Profile next, Passphrase passphrase) {
        require(passphrase);
        profile = next;
    }

    @Override
    public void changePassphrase(Passphrase now, Passphrase next) {
        if (secret.isEmpty()) {
            throw ProblemException.of(ProblemCode.SANDBOX_PASSPHRASE);
        }
        require(now);
        secret = new String(next.copy());
    }

    @Override
    public Registration onChange(Runnable listener) {
        // Wrapped, so that one listener may register twice.
        Runnable membership = () -> listener.run();
        listeners.add(membership);
        return () -> listeners.remove(membership);
    }

    /// The workspace loses a key.
    public void lose(PublicKey key) {
        seeds.remove(key);
    }

    @Override
    public void addAll(List<Seed> added) {
        if (isLocked) {
            throw ProblemException.of(ProblemCode.VAULT_LOCKED);
        }
        added.forEach(seed -> seeds.computeIfAbsent(seed.publicKey(), _ -> Seed.parse(seed.text())));
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
    public boolean isOpenToAll() {
        return secret.isEmpty();
    }

    @Override
    public Optional<Profile> profile() {
        return Optional.of(profile);
    }

    @Override
    public TokenSigner signer(PublicKey key) {
        requireUsable(key);
        return new TokenSigner() {
            @Override
            public PublicKey publicKey() {
                return key;
            }

            @Override
            public byte[] sign(byte[] data) {
                return requireUsable(key).sign(data);
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
    public void discard(Set<PublicKey> keys) {
        keys.forEach(seeds::remove);
    }

    @Override
    public <T> T lend(PublicKey key, Function<Seed, T> use) {
        // Whoever borrows it may close it.
        try (var seed = Seed.parse(requireUsable(key).text())) {
            return use.apply(seed);
        }
    }

    @Override
    public Seed ephemeral(KeyKind kind) {
        return Seed.generate(kind, random::nextBytes);
    }

    /// A missing key is named as such while locked too.
    private Seed requireUsable(PublicKey key) {
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
