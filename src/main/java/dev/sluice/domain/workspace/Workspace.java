package dev.sluice.domain.workspace;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.federation.environment.Environments;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.feed.StoreChange;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.operation.ChangeRecorder;
import dev.sluice.domain.port.EventSink;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.service.EnvironmentServices;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// An open workspace: everything Sluice knows in one folder. One process owns it at a time.
public interface Workspace extends AutoCloseable {
    Path folder();

    Vault vault();

    FederationStore store();

    /// Tells of the topics of each committed change, off the FX thread and in the order of commits; the listener
    /// must return at once.
    default Registration onChange(Consumer<StoreChange> listener) {
        return store().onChange(listener);
    }

    /// Many changes as one transaction, see [FederationStore#together].
    default <T> T together(Supplier<T> work) {
        return store().together(work);
    }

    Environments environments();

    /// The audit log, and what the workspace is set to.
    ChangeRecorder recorder();

    /// The services of one environment. The same object for the same id.
    EnvironmentServices services(EnvironmentId environment);

    /// Keeps an environment in the workspace as long as somebody looks at it: until this is closed.
    default Registration keep(EnvironmentId environment) {
        return () -> {};
    }

    /// Ends all that works for an environment, then takes its rows out; nothing works for it in between.
    ///
    /// @param rows takes them out
    /// @throws dev.sluice.domain.problem.ProblemException `ENVIRONMENT_OPEN` where somebody [keeps][#keep] it
    default void takeOut(EnvironmentId environment, Runnable rows) {
        rows.run();
    }

    /// Who may change things here. The vault has the last word of it, and the database what was last said.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `WRONG_PASSPHRASE`
    default void setProfile(Profile profile, Passphrase passphrase) {
        recorder().settings().setProfile(profile, () -> vault().setProfile(profile, passphrase));
    }

    /// Told of each committed change of a connection.
    Registration onEvent(EventSink sink);

    /// Copies the database and the sealed keys as they are now, without closing anything.
    ///
    /// @return a folder that is a workspace itself: restoring is opening it, or putting it in the place of this
    /// one, after [OlderWorkspace#accept]
    /// @throws dev.sluice.domain.problem.ProblemException `DISK_FULL`, `FILE_NOT_WRITTEN`, `STORE_FAILED`
    Path backUp();

    /// The same as one file, sealed with the passphrase of the vault; [Workspaces#restore] puts it back. The file
    /// is there whole or not at all, and one of that name is replaced. Slow on purpose (Argon2id).
    ///
    /// @param passphrase none for a vault that is open to all, whose file then is too
    /// @throws dev.sluice.domain.problem.ProblemException `WRONG_PASSPHRASE`; as [#backUp()]
    BackupMade backUp(Path file, Passphrase passphrase);

    /// Another passphrase for the same keys. Copies and backups that were made before keep the one they had.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `WRONG_PASSPHRASE`, `SANDBOX_PASSPHRASE`,
    /// `OBSERVER_ONLY`
    default void changePassphrase(Passphrase now, Passphrase next) {
        recorder().settings().changePassphrase(() -> vault().changePassphrase(now, next));
    }

    @Override
    void close();
}
