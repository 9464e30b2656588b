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
import java.util.function.Supplier;

/// The vault as its owner sees it, while guests may unlock it for the time of a command. What the owner wants of
/// it holds as soon as no guest needs it any more.
final class SharedVault implements Vault {
    private final Vault vault;
    private final Runnable taken;
    private final SpareKeys spare;
    private final Supplier<Profile> unbound;
    private int guests;
    private boolean lockAfterGuests;

    SharedVault(Vault vault) {
        this(vault, () -> {}, () -> Profile.ADMINISTRATOR);
    }

    /// @param taken told when it has taken in something
    /// @param unbound the profile of a workspace that an older Sluice made, whose vault knows none
    SharedVault(Vault vault, Runnable taken, Supplier<Profile> unbound) {
        this.vault = vault;
        this.taken = taken;
        this.spare = new SpareKeys(vault, taken);
        this.unbound = unbound;
    }

    /// A guest's stay; closing it ends the stay.
    synchronized Registration admit(Passphrase passphrase) {
        var wasLocked = vault.isLocked();
        // Checks the passphrase also when the vault is open.
        open(passphrase);
        lockAfterGuests |= wasLocked;
        guests++;
        return new Stay();
    }

    @Override
    public boolean isLocked() {
        return vault.isLocked();
    }

    @Override
    public Optional<Profile> profile() {
        return vault.profile();
    }

    @Override
    public void setProfile(Profile profile, Passphrase passphrase) {
        vault.setProfile(profile, passphrase);
        taken.run();
    }

    @Override
    public void changePassphrase(Passphrase now, Passphrase next) {
        vault.changePassphrase(now, next);
        taken.run();
    }

    @Override
    public boolean isOpenToAll() {
        return vault.isOpenToAll();
    }

    @Override
    public synchronized void unlock(Passphrase passphrase) {
        open(passphrase);
        lockAfterGuests = false;
    }

    /// The passphrase is at hand only now, so this is when the profile of an older workspace is bound to it.
    private void open(Passphrase passphrase) {
        vault.unlock(passphrase);
        if (vault.profile().isEmpty()) {
            setProfile(unbound.get(), passphrase);
        }
    }

    @Override
    public synchronized void lock() {
        if (guests > 0) {
            lockAfterGuests = true;
        } else {
            vault.lock();
        }
    }

    /// Whatever guests may want.
    synchronized void lockForGood() {
        vault.lock();
    }

    @Override
    public Registration onChange(Runnable listener) {
        return vault.onChange(listener);
    }

    @Override
    public boolean holds(PublicKey key) {
        return vault.holds(key);
    }

    @Override
    public Set<PublicKey> keys(KeyKind kind) {
        return vault.keys(kind);
    }

    @Override
    public TokenSigner signer(PublicKey key) {
        return vault.signer(key);
    }

    @Override
    public PublicKey create(KeyKind kind) {
        return spare.create(kind);
    }

    @Override
    public Registration createMany() {
        spare.begin();
        return spare::end;
    }

    @Override
    public void addAll(List<Seed> seeds) {
        vault.addAll(seeds);
        taken.run();
    }

    @Override
    public void discard(Set<PublicKey> keys) {
        vault.discard(keys);
        taken.run();
    }

    @Override
    public <T> T lend(PublicKey key, Function<Seed, T> use) {
        return vault.lend(key, use);
    }

    @Override
    public Seed ephemeral(KeyKind kind) {
        return vault.ephemeral(kind);
    }

    private synchronized void leave() {
        guests--;
        if (guests == 0 && lockAfterGuests) {
            lockAfterGuests = false;
            vault.lock();
        }
    }

    private final class Stay implements Registration {
        private boolean ended;

        @Override
        public void close() {
            synchronized (SharedVault.this) {
                if (!ended) {
                    ended = true;
                    leave();
                }
            }
        }
    }
}
