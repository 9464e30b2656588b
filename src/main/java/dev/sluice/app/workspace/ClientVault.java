package dev.sluice.app.workspace;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Vault;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The owner's vault for one command: what the command unlocks is locked again after it.
final class ClientVault implements Vault, AutoCloseable {
    private final LocalWorkspace owned;
    private Registration stay = () -> {};

    ClientVault(LocalWorkspace owned) {
        this.owned = owned;
    }

    @Override
    public boolean isLocked() {
        return vault().isLocked();
    }

    @Override
    public Optional<Profile> profile() {
        return vault().profile();
    }

    @Override
    public void setProfile(Profile profile, Passphrase passphrase) {
        vault().setProfile(profile, passphrase);
    }

    @Override
    public void changePassphrase(Passphrase now, Passphrase next) {
        vault().changePassphrase(now, next);
    }

    @Override
    public boolean isOpenToAll() {
        return vault().isOpenToAll();
    }

    @Override
    public synchronized void unlock(Passphrase passphrase) {
        var before = stay;
        stay = owned.admit(passphrase);
        before.close();
    }

    @Override
    public void lock() {
        close();
    }

    @Override
    public Registration onChange(Runnable listener) {
        return vault().onChange(listener);
    }

    @Override
    public boolean holds(PublicKey key) {
        return vault().holds(key);
    }

    @Override
    public Set<PublicKey> keys(KeyKind kind) {
        return vault().keys(kind);
    }

    @Override
    public TokenSigner signer(PublicKey key) {
        return vault().signer(key);
    }

    @Override
    public PublicKey create(KeyKind kind) {
        return vault().create(kind);
    }

    @Override
    public Registration createMany() {
        return vault().createMany();
    }

    @Override
    public void addAll(List<Seed> seeds) {
        vault().addAll(seeds);
    }

    @Override
    public void discard(Set<PublicKey> keys) {
        vault().discard(keys);
    }

    @Override
    public <T> T lend(PublicKey key, Function<Seed, T> use) {
        return vault().lend(key, use);
    }

    @Override
    public Seed ephemeral(KeyKind kind) {
        return vault().ephemeral(kind);
    }

    @Override
    public synchronized void close() {
        stay.close();
        stay = () -> {};
    }

    private Vault vault() {
        return owned.vault();
    }
}
