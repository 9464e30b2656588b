package dev.sluice.app.workspace;

import dev.sluice.adapter.store.H2Store;
import dev.sluice.adapter.store.file.StoreState;
import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.federation.environment.Ports;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.OlderWorkspace;
import dev.sluice.domain.workspace.Vault;
import java.util.Optional;

/// A workspace of this machine that is only looked at.
final class OlderFolder implements OlderWorkspace {
    private final LocalWorkspaces.Keys keys;
    private final H2Store store;
    private final Ports ports;
    private final LocalWorkspace.Parts parts;

    OlderFolder(LocalWorkspaces.Keys keys, H2Store store, Ports ports, LocalWorkspace.Parts parts) {
        this.keys = keys;
        this.store = store;
        this.ports = ports;
        this.parts = parts;
    }

    @Override
    public Vault vault() {
        return keys.vault();
    }

    @Override
    public Optional<Problem> difference() {
        try {
            keys.anchor().require(store.state(), store::hash);
            if (!keys.vault().isLocked()) {
                keys.anchor().requireSeal(store);
            }
            return Optional.empty();
        } catch (ProblemException e) {
            return Optional.of(e.problem());
        }
    }

    /// How far the database has come.
    StoreState state() {
        return store.state();
    }

    @Override
    public void accept() {
        var words = difference().map(problem -> problem.text().what()).orElse("");
        // Nothing may be written before, not even that it was refused: the older state would come nearer to the
        // newer.
        if (ports.recorder().settings().profile() == Profile.OBSERVER) {
            throw ProblemException.of(ProblemCode.OBSERVER_ONLY);
        }
        take(Action.OLDER_ACCEPT, words);
    }

    /// The same of one that was put back from a backup, whatever its profile.
    ///
    /// @param words what the audit log calls it
    void acceptRestored(String words) {
        take(Action.RESTORE, words);
    }

    private void take(Action action, String words) {
        keys.anchor().accept(store, ports.ids());
        ports.recorder().acts(null).perform(Operation.local(action).about(words), () -> words);
    }

    @Override
    public void close() {
        try (var _ = parts.lock();
                Registration _ = keys.vault()::lock;
                Registration _ = parts.writer()::close;
                Registration _ = keys.anchor()::close) {
            parts.store().close();
        }
    }
}
