package dev.sluice.app.workspace;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.OlderWorkspace;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Restored;
import dev.sluice.domain.workspace.Sandbox;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.domain.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What a command of another process sees: the one workspace that this process has open. Closing it leaves it
/// open.
public final class ClientWorkspaces implements Workspaces {
    private final LocalWorkspace owned;
    private final Workspaces others;

    public ClientWorkspaces(LocalWorkspace owned, Workspaces others) {
        this.owned = owned;
        this.others = others;
    }

    @Override
    public Path defaultFolder() {
        return owned.folder();
    }

    @Override
    public Path sandboxFolder() {
        return others.sandboxFolder();
    }

    @Override
    public boolean exists(Path folder) {
        return isOwned(folder) || others.exists(folder);
    }

    @Override
    public Workspace open(Path folder) {
        if (!isOwned(folder)) {
            throw ProblemException.of(ProblemCode.WORKSPACE_IN_USE, folder);
        }
        return new ClientWorkspace(owned);
    }

    /// What is open is what it was.
    @Override
    public OlderWorkspace look(Path folder) {
        throw ProblemException.of(ProblemCode.WORKSPACE_IN_USE, folder);
    }

    @Override
    public Workspace create(Path folder, Passphrase passphrase) {
        throw ProblemException.of(ProblemCode.WORKSPACE_EXISTS, folder);
    }

    @Override
    public Restored restore(Path file, Path folder, Passphrase passphrase, boolean accepting) {
        if (isOwned(folder)) {
            throw ProblemException.of(ProblemCode.WORKSPACE_IN_USE, folder);
        }
        return others.restore(file, folder, passphrase, accepting);
    }

    @Override
    public Sandbox sandbox() {
        return others.sandbox();
    }

    private boolean isOwned(Path folder) {
        try {
            return Files.isSameFile(folder, owned.folder());
        } catch (IOException _) {
            // A folder that is not there is not ours.
            return false;
        }
    }
}
