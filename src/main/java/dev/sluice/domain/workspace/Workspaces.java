package dev.sluice.domain.workspace;

import java.nio.file.Path;

/// Makes and opens workspaces.
public interface Workspaces {
    /// Where a workspace lives when nobody says otherwise.
    Path defaultFolder();

    Path sandboxFolder();

    boolean exists(Path folder);

    /// Opens it, vault locked (unless it is open to all).
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `NO_WORKSPACE`, `WORKSPACE_IN_USE`, `SCHEMA_NEWER`,
    /// `STORE_DAMAGED`; `DATABASE_OLDER`, `DATABASE_FOREIGN`, `VAULT_OLDER`, `VAULT_FOREIGN`, `ANCHOR_MISSING`,
    /// `ANCHOR_ALTERED` when it is not what it was
    Workspace open(Path folder);

    /// Looks at one that may not be what it was, without using it; [#open] refuses that.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException as [#open] of a file that cannot be read
    OlderWorkspace look(Path folder);

    /// Makes an empty one and opens it, vault unlocked.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `WORKSPACE_EXISTS`
    Workspace create(Path folder, Passphrase passphrase);

    /// Puts a backup into a folder, which must be none, an empty one or a workspace; that is kept aside. Nothing
    /// was changed when it throws.
    ///
    /// @param accepting whether it may take the place of a newer state, or of another workspace
    /// @throws dev.sluice.domain.problem.ProblemException `BACKUP_PASSPHRASE`, `BACKUP_DAMAGED`, `BACKUP_UNKNOWN`,
    /// `RESTORE_OLDER`, `RESTORE_OTHER`, `RESTORE_NOT_EMPTY`, `WORKSPACE_IN_USE`, `FILE_UNREADABLE`,
    /// `FILE_NOT_WRITTEN`
    Restored restore(Path file, Path folder, Passphrase passphrase, boolean accepting);

    Sandbox sandbox();
}
