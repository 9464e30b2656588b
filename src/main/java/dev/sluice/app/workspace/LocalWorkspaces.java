package dev.sluice.app.workspace;

import dev.sluice.adapter.store.H2Store;
import dev.sluice.app.trust.OwnFiles;
import dev.sluice.domain.audit.Actor;
import dev.sluice.domain.federation.environment.Ports;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Sandbox;
import dev.sluice.domain.workspace.Vault;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.domain.workspace.Workspaces;
import java.nio.file.Path;
import java.util.concurrent.Executor;
import java.util.function.Function;

/// Workspaces in folders of this machine. One process owns one at a time, by a lock file.
public final class LocalWorkspaces implements Workspaces {
    private final WorkspaceFolders folders;
    private final WorkspaceMeans means;
    private final Sandbox sandbox;
    private volatile boolean tending;

    /// @param sandbox is given these very workspaces
    public LocalWorkspaces(WorkspaceFolders folders, WorkspaceMeans means, Function<Workspaces, Sandbox> sandbox) {
        this.folders = folders;
        this.means = means;
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
            var vault = means.vaults().open(folder);
            return assemble(folder, vault, lock, writer -> H2Store.open(folder, writer));
        });
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
            var vault = means.vaults().create(folder, passphrase);
            return assemble(folder, vault, lock, writer -> H2Store.create(folder, writer));
        });
    }

    @Override
    public Sandbox sandbox() {
        return sandbox;
    }

    /// Workspaces opened from now on are looked after in the background: for a window, which stays
    /// open.
    public void tend() {
        tending = true;
    }

    private LocalWorkspace locked(Path folder, Opening opening) {
        var lock = WorkspaceLock.take(folder);
        var opened = false;
        try {
            var workspace = opening.open(lock);
            opened = true;
            workspace.receive(means.reception().apply(workspace));
            if (tending) {
                workspace.tend(means.threads().work());
            }
            return workspace;
        } finally {
            if (!opened) {
                lock.close();
            }
        }
    }

    private LocalWorkspace assemble(
            Path folder, Vault vault, WorkspaceLock lock, Function<Executor, H2Store> database) {
        var writer = means.threads().storeWriter();
        var opened = false;
        try {
            var store = database.apply(writer);
            opened = true;
            var shared = new SharedVault(vault);
            var events = new Events();
            var sources = means.sources();
            var ports = new Ports(
                    store,
                    shared,
                    means.links(),
                    events,
                    sources.clock(),
                    sources.ids(),
                    means.threads().scheduler(),
                    new Ports.Outside(
                            Actor.user(sources.user()),
                            means.courier(),
                            means.threads().work()));
            var backup = new Backup(copy -> {
                means.vaults().copy(folder, copy);
                store.copyTo(copy);
            });
            return new LocalWorkspace(
                    folder, shared, ports, events, new LocalWorkspace.Parts(store::close, writer, lock, backup));
        } finally {
            if (!opened) {
                writer.close();
            }
        }
    }
}
