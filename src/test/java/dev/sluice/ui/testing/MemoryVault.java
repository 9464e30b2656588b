package dev.sluice.ui.testing;

import dev.sluice.domain.jwt.TokenSigner;
import dev.sluice.domain.model.Registration;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Vault;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/// A vault in memory, opened by one passphrase; by none when it is empty.
public final class MemoryVault implements Vault {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Map<PublicKey, Seed> seeds = new ConcurrentHashMap<>();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private final String passphrase;
    private volatile boolean locked;

    public MemoryVault(String passphrase) {
        this.passphrase = passphrase;
    }

    @Override
    public boolean isLocked() {
        return locked;
    }

    @Override
    public boolean isOpenToAll() {
        return passphrase.isEmpty();
    }

    @Override
    public void unlock(Passphrase given) {
        if (!new String(given.copy()).equals(passphrase)) {
            throw ProblemException.of(ProblemCode.WRONG_PASSPHRASE);
        }
        locked = false;
        listeners.forEach(Runnable::run);
    }

    @Override
    public void lock() {
        locked = true;
        listeners.forEach(Runnable::run);
    }

    @Override
    public Registration onChange(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public boolean holds(PublicKey key) {
        return seeds.containsKey(key);
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
                return seed.sign(data);
            }
        };
    }

    @Override
    public PublicKey create(KeyKind kind) {
        if (locked) {
            throw ProblemException.of(ProblemCode.VAULT_LOCKED);
        }
        var seed = ephemeral(kind);
        seeds.put(seed.publicKey(), seed);
        return seed.publicKey();
    }

    @Override
    public void addAll(List<Seed> added) {
        if (locked) {
            throw ProblemException.of(ProblemCode.VAULT_LOCKED);
        }
        added.forEach(seed -> seeds.computeIfAbsent(seed.publicKey(), _ -> Seed.parse(seed.text())));
    }

    @Override
    public <T> T lend(PublicKey key, Function<Seed, T> use) {
        return use.apply(seed(key));
    }

    @Override
    public Seed ephemeral(KeyKind kind) {
        return Seed.generate(kind, RANDOM::nextBytes);
    }

    private Seed seed(PublicKey key) {
        if (locked) {
            throw ProblemException.of(ProblemCode.VAULT_LOCKED);
        }
        var seed = seeds.get(key);
        if (seed == null) {
            throw ProblemException.of(ProblemCode.KEY_MISSING, key.shortText());
        }
        return seed;
    }
}
