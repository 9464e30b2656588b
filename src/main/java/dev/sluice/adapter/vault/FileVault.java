package dev.sluice.adapter.vault;

import dev.sluice.adapter.vault.VaultContent.SealedSeed;
import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.jwt.codec.TokenSigner;
import dev.sluice.domain.nkey.Entropy;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.BoundVault;
import dev.sluice.domain.workspace.Passphrase;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The vault in `vault.json`. While unlocked it holds the data key only; each seed is opened for each use and
/// wiped after it (about 0.2 ms with the signature). Safe for use by several threads.
public final class FileVault implements BoundVault {
    private final VaultFile file;
    private final Entropy entropy;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    /// Whoever uses the data key reads; whoever puts or wipes it writes.
    private final ReentrantReadWriteLock dataKeyAccess = new ReentrantReadWriteLock();
    private final ReentrantLock changing = new ReentrantLock();

    private volatile Keys keys;
    private @Nullable SealingKey dataKey;

    /// What is in the file, and the same by public key.
    private record Keys(VaultContent content, Map<PublicKey, SealedSeed> byPublicKey) {
        static Keys of(VaultContent content) {
            return new Keys(content, content.byPublicKey());
        }
    }

    private FileVault(VaultFile file, VaultContent content, Entropy entropy) {
        this.file = file;
        this.entropy = entropy;
        this.keys = Keys.of(content);
    }

    public static boolean exists(Path folder) {
        return VaultFile.in(folder).exists();
    }

    /// Makes an empty vault, unlocked. With [Passphrase#none()] it is open to all, for sandboxes. Slow on purpose;
    /// the passphrase stays the caller's, to close.
    ///
    /// @param strength how slow it is to open
    /// @throws ProblemException `WORKSPACE_EXISTS`, `DISK_FULL`, `FILE_NOT_WRITTEN`
    /// @throws IllegalArgumentException when the strength is out of bounds
    public static FileVault create(Path folder, Passphrase passphrase, Strength strength, Entropy entropy) {
        var file = VaultFile.in(folder);
        if (file.exists()) {
            throw ProblemException.of(ProblemCode.WORKSPACE_EXISTS, folder);
        }
        var stretching = Stretching.fresh(strength, entropy);
        var dataKey = SealingKey.random(entropy);
        var profile = Profile.ADMINISTRATOR;
        var closure = VaultClosures.seal(dataKey, passphrase, stretching, profile, entropy);
        var content = new VaultContent(closure, null, profile, List.of());
        file.write(content);
        var vault = new FileVault(file, content, entropy);
        vault.replaceDataKey(dataKey);
        return vault;
    }

    /// Opens the file, locked unless it is open to all.
    ///
    /// @throws ProblemException `VAULT_DAMAGED`
    public static FileVault open(Path folder, Entropy entropy) {
        var file = VaultFile.in(folder);
        var vault = new FileVault(file, file.read(), entropy);
        if (vault.isOpenToAll()) {
            vault.replaceDataKey(VaultClosures.open(vault.keys.content, Passphrase.none()));
        }
        return vault;
    }

    /// Writes what a vault holds, sealed as it is, into another folder.
    ///
    /// @throws ProblemException `VAULT_DAMAGED`, `DISK_FULL`, `FILE_NOT_WRITTEN`
    public static void copy(Path from, Path to) {
        VaultFile.in(to).write(VaultFile.in(from).read());
    }

    /// Takes one away that holds no key: what is left of a workspace that was never finished.
    ///
    /// @throws ProblemException `VAULT_DAMAGED`, `FILE_NOT_WRITTEN`
    public static void discardEmpty(Path folder) {
        var file = VaultFile.in(folder);
        if (file.exists() && file.read().keys().isEmpty()) {
            file.remove();
        }
    }

    @Override
    public String workspace() {
        var binding = keys.content.binding();
        return binding == null ? "" : binding.workspace();
    }

    @Override
    public long generation() {
        var binding = keys.content.binding();
        return binding == null ? 0 : binding.generation();
    }

    @Override
    public void bind(String workspace) {
        changing.lock();
        try {
            var next = keys.content.boundTo(workspace);
            file.write(next);
            keys = Keys.of(next);
        } finally {
            changing.unlock();
        }
    }

    @Override
    public Optional<String> seal(String text) {
        dataKeyAccess.readLock().lock();
        try {
            return Optional.ofNullable(dataKey)
                    .map(key -> key.authenticate(text.getBytes(StandardCharsets.UTF_8)))
                    .map(HexFormat.of()::formatHex);
        } finally {
            dataKeyAccess.readLock().unlock();
        }
    }

    @Override
    public boolean isLocked() {
        dataKeyAccess.readLock().lock();
        try {
            return dataKey == null;
        } finally {
            dataKeyAccess.readLock().unlock();
        }
    }

    @Override
    public boolean isOpenToAll() {
        return keys.content.isOpenToAll();
    }

    @Override
    public void unlock(Passphrase passphrase) {
        replaceDataKey(VaultClosures.open(keys.content, passphrase));
        listeners.forEach(Runnable::run);
    }

    @Override
    public Optional<Profile> profile() {
        return Optional.ofNullable(keys.content.profile());
    }

    @Override
    public void setProfile(Profile profile, Passphrase passphrase) {
        changing.lock();
        try {
            var next = keys.content.with(VaultClosures.sealAnew(keys.content, profile, passphrase, entropy), profile);
            file.write(next);
            keys = Keys.of(next);
        } finally {
            changing.unlock();
        }
    }

    @Override
    public void changePassphrase(Passphrase now, Passphrase next) {
        changing.lock();
        try {
            var changed = keys.content.with(VaultClosures.reseal(keys.content, now, next, entropy));
            file.write(changed);
            keys = Keys.of(changed);
        } finally {
            changing.unlock();
        }
    }

    @Override
    public void lock() {
        replaceDataKey(null);
        listeners.forEach(Runnable::run);
    }

    @Override
    public Registration onChange(Runnable listener) {
        // Wrapped, so that one listener may register twice.
        Runnable membership = () -> listener.run();
        listeners.add(membership);
        return () -> listeners.remove(membership);
    }

    @Override
    public boolean holds(PublicKey key) {
        return keys.byPublicKey.containsKey(key);
    }

    @Override
    public Set<PublicKey> keys(KeyKind kind) {
        return keys.byPublicKey.keySet().stream()
                .filter(key -> key.isKind(kind))
                .collect(Collectors.toUnmodifiableSet());
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
                return lend(key, seed -> seed.sign(data));
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
    public void addAll(List<Seed> seeds) {
        changing.lock();
        try {
            var known = keys;
            var added = new LinkedHashMap<PublicKey, SealedSeed>();
            for (var seed : seeds) {
                if (!known.byPublicKey.containsKey(seed.publicKey())) {
                    added.computeIfAbsent(seed.publicKey(), _ -> sealed(seed));
                }
            }
            if (!added.isEmpty()) {
                var next = known.content.with(added.values());
                file.write(next);
                keys = Keys.of(next);
            }
        } finally {
            changing.unlock();
        }
    }

    @Override
    public void discard(Set<PublicKey> unused) {
        changing.lock();
        try {
            var next = keys.content.without(unused);
            file.write(next);
            keys = Keys.of(next);
        } finally {
            changing.unlock();
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
        return Seed.generate(kind, entropy);
    }

    private Seed seed(PublicKey key) {
        var sealed = requireUsable(key);
        var plain = withDataKey(dataKey -> dataKey.open(sealed.seed(), sealed.context()))
                .orElseThrow(() -> damaged(key));
        try {
            var seed = SeedText.parse(plain);
            if (!seed.publicKey().equals(key)) {
                seed.close();
                throw damaged(key);
            }
            return seed;
        } catch (IllegalArgumentException e) {
            throw ProblemException.because(e, ProblemCode.VAULT_DAMAGED, "the seed of " + key.shortText());
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    private SealedSeed sealed(Seed seed) {
        var plain = SeedText.bytes(seed);
        try {
            var context = SealedSeed.context(seed.publicKey());
            return new SealedSeed(seed.publicKey(), withDataKey(dataKey -> dataKey.seal(plain, context, entropy)));
        } finally {
            Arrays.fill(plain, (byte) 0);
        }
    }

    /// A missing key is named as such while locked too.
    private SealedSeed requireUsable(PublicKey key) {
        var sealed = keys.byPublicKey.get(key);
        if (sealed == null) {
            throw ProblemException.of(ProblemCode.KEY_MISSING, key.shortText());
        }
        if (isLocked()) {
            throw ProblemException.of(ProblemCode.VAULT_LOCKED);
        }
        return sealed;
    }

    private <T> T withDataKey(Function<SealingKey, T> use) {
        dataKeyAccess.readLock().lock();
        try {
            var present = dataKey;
            if (present == null) {
                throw ProblemException.of(ProblemCode.VAULT_LOCKED);
            }
            return use.apply(present);
        } finally {
            dataKeyAccess.readLock().unlock();
        }
    }

    private void replaceDataKey(@Nullable SealingKey next) {
        dataKeyAccess.writeLock().lock();
        try {
            if (dataKey != null) {
                dataKey.close();
            }
            dataKey = next;
        } finally {
            dataKeyAccess.writeLock().unlock();
        }
    }

    private static ProblemException damaged(PublicKey key) {
        return ProblemException.of(ProblemCode.VAULT_DAMAGED, "the seed of " + key.shortText());
    }
}
