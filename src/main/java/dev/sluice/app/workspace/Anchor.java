package dev.sluice.app.workspace;

import dev.sluice.adapter.store.H2Store;
import dev.sluice.adapter.store.file.StateWitness;
import dev.sluice.adapter.store.file.StoreState;
import dev.sluice.app.workspace.AnchorContent.Sealed;
import dev.sluice.domain.audit.AuditHead;
import dev.sluice.domain.port.IdSource;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.BoundVault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds database and vault of a workspace where they were: a small file beside them says how far they have come,
/// and an older one of either is told before it is used, whoever put it there. It is written after each commit, so
/// that after a crash it is at most older than they are. Safe for use by several threads.
final class Anchor implements StateWitness, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Anchor.class);
    /// What the vault seals for the database, to be known by.
    private static final String MARK = "sluice-vault";
    /// For how long a crash of the machine may leave the anchor behind.
    private static final Duration UNSYNCED = Duration.ofSeconds(1);

    private final Path folder;
    private final AnchorFile file;
    private final BoundVault vault;
    private final InstantSource clock;
    private @Nullable AnchorContent last;
    private Instant syncedAt = Instant.EPOCH;
    private boolean verified;
    /// While it only looks, nothing is refused and nothing written.
    private boolean looking;

    private Anchor(Path folder, AnchorFile file, BoundVault vault, InstantSource clock) {
        this.folder = folder;
        this.file = file;
        this.vault = vault;
        this.clock = clock;
    }

    /// @throws ProblemException `STORE_FAILED` when it cannot be read
    static Anchor of(Path folder, BoundVault vault, InstantSource clock) {
        var file = AnchorFile.in(folder);
        try {
            var anchor = new Anchor(folder, file, vault, clock);
            anchor.last = file.read().orElse(null);
            return anchor;
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.STORE_FAILED, String.valueOf(e.getMessage()));
        }
    }

    /// From now on it refuses nothing and writes nothing, until what there is was accepted.
    synchronized void look() {
        looking = true;
    }

    @Override
    public synchronized void examine(StoreState state, LongFunction<Optional<String>> hashes) {
        if (!looking) {
            require(state, hashes);
        }
    }

    /// @throws ProblemException that says what is not as it was
    synchronized void require(StoreState state, LongFunction<Optional<String>> hashes) {
        var known = last;
        if (known == null) {
            if (!vault.workspace().isEmpty() || !state.workspace().isEmpty()) {
                throw ProblemException.of(ProblemCode.ANCHOR_MISSING, folder);
            }
            // Of an older Sluice, or its making was cut off.
            return;
        }
        if (!known.isOf(vault.workspace())) {
            throw ProblemException.of(ProblemCode.VAULT_FOREIGN, folder);
        }
        if (!known.isOf(state.workspace())) {
            throw ProblemException.of(ProblemCode.DATABASE_FOREIGN, folder);
        }
        compare(known, known.now(), state, hashes);
    }

    private void compare(
            AnchorContent known, WorkspaceMarks then, StoreState state, LongFunction<Optional<String>> hashes) {
        if (state.commits() < then.commits()) {
            throw ProblemException.of(
                    ProblemCode.DATABASE_OLDER,
                    folder,
                    then.commits() - state.commits(),
                    Math.max(0, then.entries() - state.head().number()),
                    state.headAt(),
                    known.at(),
                    H2Store.copies(folder));
        }
        if (then.entries() > 0 && !hashes.apply(then.entries()).equals(Optional.of(then.hash()))) {
            throw ProblemException.of(ProblemCode.DATABASE_FOREIGN, folder);
        }
        if (vault.generation() < then.generation()) {
            throw ProblemException.of(
                    ProblemCode.VAULT_OLDER, folder, then.generation() - vault.generation(), known.at());
        }
    }

    @Override
    public synchronized void committed(long number, AuditHead head) {
        var known = last;
        if (known != null && !looking) {
            write(known.with(
                    new WorkspaceMarks(number, head.number(), head.hash(), vault.generation()), clock.instant()));
        }
    }

    /// Told when the vault has taken in a key.
    synchronized void vaultChanged() {
        var known = last;
        if (known != null && !looking && known.now().generation() != vault.generation()) {
            var now = known.now();
            write(known.with(
                    new WorkspaceMarks(now.commits(), now.entries(), now.hash(), vault.generation()), clock.instant()));
        }
    }

    /// Makes one where none was, which is written before database and vault know of it.
    void bind(H2Store store, IdSource ids) {
        var known = begin(store.state(), ids.next().toString());
        if (known.bound()) {
            return;
        }
        if (vault.workspace().isEmpty()) {
            vault.bind(known.workspace());
        }
        if (store.state().workspace().isEmpty()) {
            store.bind(known.workspace(), "");
        }
        complete(store.state());
    }

    private synchronized AnchorContent begin(StoreState state, String id) {
        var known = last;
        return known != null ? known : write(new AnchorContent(id, false, marks(state), clock.instant(), null));
    }

    private synchronized void complete(StoreState state) {
        var known = last;
        if (known != null) {
            write(known.asBound().with(marks(state), clock.instant()));
        }
    }

    /// To be told when the vault was opened, before anything is written.
    ///
    /// @throws ProblemException as [#requireSeal]
    void unlocked(H2Store store) {
        if (isVerified()) {
            return;
        }
        requireSeal(store);
        var state = store.state();
        if (trust() && state.vault().isEmpty() && !state.workspace().isEmpty()) {
            store.bind(state.workspace(), mark());
        }
    }

    /// What stands here plainly could be anybody's; the seal could not. The vault must be unlocked.
    ///
    /// @throws ProblemException `ANCHOR_ALTERED`, `VAULT_FOREIGN`, or as [#require]
    void requireSeal(H2Store store) {
        var state = store.state();
        requireOwn(state);
        var known = known();
        if (known == null) {
            return;
        }
        var sealed = known.sealed();
        if (sealed == null) {
            // The database knows its vault only since the anchor was sealed.
            if (!state.vault().isEmpty()) {
                throw ProblemException.of(ProblemCode.ANCHOR_ALTERED, folder);
            }
            return;
        }
        if (!vault.seal(AnchorContent.toSeal(known.workspace(), sealed.marks())).equals(Optional.of(sealed.seal()))) {
            throw ProblemException.of(ProblemCode.ANCHOR_ALTERED, folder);
        }
        var hash = store.hash(sealed.marks().entries());
        compare(known, sealed.marks(), state, _ -> hash);
    }

    /// @throws ProblemException `VAULT_FOREIGN` when this vault is none that was ever opened with this database
    private void requireOwn(StoreState state) {
        if (!state.vault().isEmpty() && !state.vault().equals(mark())) {
            throw ProblemException.of(ProblemCode.VAULT_FOREIGN, folder);
        }
    }

    private synchronized @Nullable AnchorContent known() {
        return last;
    }

    private synchronized boolean isVerified() {
        return verified;
    }

    /// From now on everything is sealed.
    private synchronized boolean trust() {
        if (last == null || looking) {
            return false;
        }
        verified = true;
        syncedAt = Instant.EPOCH;
        write(last);
        return true;
    }

    /// Whatever is committed from now on is not sealed until the vault is opened again.
    synchronized void locked() {
        verified = false;
    }

    /// What there is now is what is to be from now on. The vault must be unlocked.
    void accept(H2Store store, IdSource ids) {
        if (vault.isLocked()) {
            throw ProblemException.of(ProblemCode.VAULT_LOCKED);
        }
        requireOwn(store.state());
        var id = ids.next().toString();
        renew(store.state(), id);
        vault.bind(id);
        store.bind(id, mark());
        complete(store.state());
    }

    private synchronized void renew(StoreState state, String id) {
        looking = false;
        verified = true;
        syncedAt = Instant.EPOCH;
        write(new AnchorContent(id, false, marks(state), clock.instant(), null));
    }

    private WorkspaceMarks marks(StoreState state) {
        return new WorkspaceMarks(
                state.commits(), state.head().number(), state.head().hash(), vault.generation());
    }

    private String mark() {
        return vault.seal(MARK).orElseThrow(() -> ProblemException.of(ProblemCode.VAULT_LOCKED));
    }

    /// One that cannot be written is older than what it stands beside, which is as after a crash.
    private AnchorContent write(AnchorContent next) {
        var sealed = verified
                ? vault.seal(AnchorContent.toSeal(next.workspace(), next.now()))
                        .map(seal -> next.with(new Sealed(next.now(), seal)))
                        .orElse(next)
                : next;
        try {
            file.write(sealed);
            if (isTimeToSync(next.at())) {
                file.sync();
                syncedAt = next.at();
            }
        } catch (IOException e) {
            LOG.warn("what the database and the vault have come to cannot be noted beside them", e);
        }
        last = sealed;
        return sealed;
    }

    /// Waiting for the disk at each commit would double what a commit takes.
    private boolean isTimeToSync(Instant now) {
        return now.isBefore(syncedAt) || now.isAfter(syncedAt.plus(UNSYNCED));
    }

    @Override
    public synchronized void close() {
        try {
            file.close();
        } catch (IOException e) {
            LOG.warn("the anchor could not be closed", e);
        }
    }
}
