package dev.sluice.adapter.sandbox;

import dev.sluice.domain.jwt.TokenSigner;
import dev.sluice.domain.model.Registration;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Vault;
import dev.sluice.testing.TestOperator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/// Keys in memory, open to all.
final class TestVault implements Vault {
    private final Map<PublicKey, Seed> seeds = new ConcurrentHashMap<>();

    @Override
    public boolean holds(PublicKey key) {
        return seeds.containsKey(key);
    }

    @Override
    public TokenSigner signer(PublicKey key) {
        return TokenSigner.of(seed(key));
    }

    @Override
    public PublicKey create(KeyKind kind) {
        var seed = TestOperator.seed(kind);
        seeds.put(seed.publicKey(), seed);
        return seed.publicKey();
    }

    @Override
    public void addAll(List<Seed> added) {
        added.forEach(seed -> seeds.putIfAbsent(seed.publicKey(), Seed.parse(seed.text())));
    }

    @Override
    public <T> T lend(PublicKey key, Function<Seed, T> use) {
        return use.apply(seed(key));
    }

    @Override
    public Seed ephemeral(KeyKind kind) {
        return TestOperator.seed(kind);
    }

    private Seed seed(PublicKey key) {
        return Objects.requireNonNull(seeds.get(key));
    }

    @Override
    public boolean isLocked() {
        return false;
    }

    @Override
    public boolean isOpenToAll() {
        return true;
    }

    @Override
    public void unlock(Passphrase passphrase) {}

    @Override
    public void lock() {}

    @Override
    public Registration onChange(Runnable listener) {
        return () -> {};
    }
}
