package dev.sluice.adapter.sandbox;

import dev.sluice.domain.model.Level;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.domain.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The folder of a sandbox. A marker in it says that its workspace is a sandbox's, so that any other workspace is
/// refused without being opened.
final class SandboxFolder {
    static final String MARKER = "sandbox";

    private final Workspaces workspaces;

    SandboxFolder(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /// Sees to it that the folder is there and marked, or holds a sandbox already.
    ///
    /// Throws [ProblemException] (`WORKSPACE_EXISTS`) when it holds another workspace.
    void claim(Path folder) {
        var marker = folder.resolve(MARKER);
        if (!workspaces.exists(folder)) {
            mark(marker);
        } else if (!Files.exists(marker)) {
            throw ProblemException.of(ProblemCode.WORKSPACE_EXISTS, folder);
        }
    }

    /// Opens the sandbox's workspace in a claimed folder, or makes it.
    Workspace open(Path folder) {
        if (!workspaces.exists(folder)) {
            return workspaces.create(folder, Passphrase.none());
        }
        var workspace = workspaces.open(folder);
        if (isSandbox(workspace)) {
            return workspace;
        }
        workspace.close();
        throw ProblemException.of(ProblemCode.WORKSPACE_EXISTS, folder);
    }

    private static boolean isSandbox(Workspace workspace) {
        return workspace.vault().isOpenToAll()
                && workspace.environments().all().stream()
                        .allMatch(environment -> environment.level() == Level.SANDBOX);
    }

    private static void mark(Path marker) {
        try {
            Files.createDirectories(
                    marker.getParent(),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.writeString(marker, SandboxMessages.of("marker") + "\n");
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.SANDBOX_START_FAILED, String.valueOf(e.getMessage()));
        }
    }
}
