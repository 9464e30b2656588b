package dev.sluice.app.workspace;

import dev.sluice.adapter.store.H2Store;
import dev.sluice.app.trust.OwnFiles;
import dev.sluice.domain.audit.Actor;
import dev.sluice.domain.federation.environment.Environments;
import dev.sluice.domain.federation.environment.ExternalSigner;
import dev.sluice.domain.federation.environment.Ports;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.setting.StoredSettings;
import dev.sluice.domain.workspace.BoundVault;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Restored;
import dev.sluice.domain.workspace.Sandbox;
import dev.sluice.domain.workspace.Vault;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.domain.workspace.Workspaces;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Workspaces in folders of this machine. One process owns one at a time, by a lock file.
public final class LocalWorkspaces implements Workspaces {
    private static final Logger LOG = LoggerFactory.getLogger(LocalWorkspaces.class);

    private final WorkspaceFolders folders;
    private final WorkspaceDependencies dependencies;
    private final Sandbox sandbox;
    private volatile boolean tending;

    /// @param sandbox is given these very workspaces
    public LocalWorkspaces(
            WorkspaceFolders folders, WorkspaceDependencies dependencies, Function<Workspaces, Sandbox> sandbox) {
        this.folders = folders;
        this.dependencies = dependencies;
        this.sandbox = sandbox.apply(this);
    }

    @FunctionalInterface
    private interface Opening {
        LocalWorkspace open(WorkspaceLock lock);
    }

    @Override
    public Path defaultFolder() {
        return folders.workspace();
    }

    @Override
    public Path sandboxFolder() {
        return folders.sandbox();
    }

    @Override
    public boolean exists(Path folder) {
        return H2Store.exists(folder);
    }

    @Override
    public Workspace open(Path folder) {
        if (!exists(folder)) {
            throw ProblemException.of(ProblemCode.NO_WORKSPACE, folder);
        }
        OwnFiles.requireWorkspace(folder);
        return locked(folder, lock -> {
            var keys = keys(folder, dependencies.vaults().open(folder));
            return assemble(folder, keys, lock, writer -> H2Store.open(folder, writer, keys.anchor), this::bind);
        });
    }

    @Override
    public Restored restore(Path file, Path folder, Passphrase passphrase, boolean accepting) {
        return new WorkspaceRestore(this::look, dependencies).run(file, folder, passphrase, accepting);
    }

    @Override
    public OlderFolder look(Path folder) {
        if (!exists(folder)) {
            throw ProblemException.of(ProblemCode.NO_WORKSPACE, folder);
        }
        var lock = WorkspaceLock.take(folder);
        var writer = dependencies.threads().storeWriter();
        var opened = false;
        try {
            var keys = keys(folder, dependencies.vaults().open(folder));
            keys.anchor.look();
            var store = H2Store.open(folder, writer, keys.anchor);
            opened = true;
            return new OlderFolder(
                    keys,
                    store,
                    ports(store, keys.vault, new ChangeEvents()),
                    new LocalWorkspace.Parts(store::close, writer, lock, new Backup(_ -> {}, dependencies.vaults())));
        } finally {
            if (!opened) {
                writer.close();
                lock.close();
            }
        }
    }

    @Override
    public Workspace create(Path folder, Passphrase passphrase) {
        if (exists(folder)) {
            throw ProblemException.of(ProblemCode.WORKSPACE_EXISTS, folder);
        }
        WorkspaceFolders.make(folder);
        OwnFiles.requireWorkspace(folder);
        return locked(folder, lock -> {
            // The database makes it a workspace, so it comes last: a crash before leaves none.
            var vault = dependencies.vaults().create(folder, passphrase);
            var keys = keys(folder, vault);
            return assemble(
                    folder,
                    keys,
                    lock,
                    writer -> H2Store.create(folder, writer, keys.anchor),
                    (anchor, store) ->
                            anchor.accept(store, dependencies.sources().ids()));
        });
    }

    @Override
    public Sandbox sandbox() {
        return sandbox;
    }

    /// Workspaces opened from now on are looked after in the background: for a window, which stays open.
    public void tend() {
        tending = true;
    }

    private LocalWorkspace locked(Path folder, Opening opening) {
        var lock = WorkspaceLock.take(folder);
        var opened = false;
        try {
            var workspace = opening.open(lock);
            opened = true;
            workspace.receive(dependencies.reception().apply(workspace));
            if (tending) {
                workspace.tend(dependencies.threads().work());
            }
            return workspace;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    /// @param anchor that holds vault and database where they were
    record Keys(BoundVault vault, Anchor anchor) {}

    private Keys keys(Path folder, BoundVault vault) {
        return new Keys(vault, Anchor.of(folder, vault, dependencies.sources().clock()));
    }

    /// On a full disk nothing is bound, and nothing can be written either.
    private void bind(Anchor anchor, H2Store store) {
        try {
            anchor.bind(store, dependencies.sources().ids());
        } catch (ProblemException e) {
            if (e.code() != ProblemCode.DISK_FULL) {
                throw e;
            }
            LOG.warn("the workspace is bound to its anchor when there is room", e);
        }
    }

    private Ports ports(H2Store store, Vault vault, ChangeEvents events) {
        var sources = dependencies.sources();
        return new Ports(
                store,
                new ExternalSigner(vault, store, dependencies.keyService()),
                dependencies.links(),
                events,
                sources.clock(),
                sources.ids(),
                dependencies.threads().scheduler(),
                new Ports.Surroundings(
                        Actor.user(sources.user()),
                        dependencies.transport(),
                        dependencies.accountServers(),
                        dependencies.threads().work(),
                        dependencies.trials(),
                        dependencies.keyService()));
    }

    /// Before anything is sealed with a vault that somebody has put in the place of ours.
    private static void requirePassphrase(Vault vault, H2Store store) {
        store.read(view -> view.environments().all())
                .forEach(found -> Environments.requirePassphrase(vault, found.level(), found.name()));
    }

    private LocalWorkspace assemble(
            Path folder,
            Keys keys,
            WorkspaceLock lock,
            Function<Executor, H2Store> database,
            BiConsumer<Anchor, H2Store> binding) {
        var writer = dependencies.threads().storeWriter();
        var begun = new ArrayDeque<Registration>(List.of(writer::close, keys.anchor::close));
        try {
            var store = database.apply(writer);
            begun.push(store::close);
            requirePassphrase(keys.vault, store);
            binding.accept(keys.anchor, store);
            watch(keys, store);
            var shared =
                    new SharedVault(keys.vault, keys.anchor::vaultChanged, () -> store.read(StoredSettings::profile));
            var events = new ChangeEvents();
            var ports = ports(store, shared, events);
            Registration closing = () -> {
                store.close();
                keys.anchor.close();
            };
            begun.clear();
            Consumer<Path> copying = copy -> {
                dependencies.vaults().copy(folder, copy);
                store.copyTo(copy);
            };
            var backup = new Backup(copying, dependencies.vaults());
            return new LocalWorkspace(
                    folder, shared, ports, events, new LocalWorkspace.Parts(closing, writer, lock, backup));
        } finally {
            begun.forEach(Registration::close);
        }
    }

    /// The seal is looked at before anybody else learns that the vault is open: they write.
    private static void watch(Keys keys, H2Store store) {
        Runnable looking = () -> {
            if (keys.vault.isLocked()) {
                keys.anchor.locked();
            } else {
                keys.anchor.unlocked(store);
            }
        };
        looking.run();
        keys.vault.onChange(() -> {
            try {
                looking.run();
            } catch (ProblemException e) {
                keys.vault.lock();
                throw e;
            }
        });
    }
}
