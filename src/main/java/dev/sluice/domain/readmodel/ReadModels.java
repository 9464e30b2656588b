package dev.sluice.domain.readmodel;

import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.FederationStore;
import java.time.Instant;
import java.util.function.Function;

/// What both faces show of one environment. Reads the database, so never on the FX thread.
public final class ReadModels implements AutoCloseable {
    private final FederationStore store;
    private final EnvironmentId environment;
    private final UserDirectory users;

    public ReadModels(FederationStore store, EnvironmentId environment) {
        this.store = store;
        this.environment = environment;
        this.users = new UserDirectory(store, environment);
    }

    /// Accounts and what they are called.
    public AccountDirectory accounts() {
        return new AccountDirectory(store, environment);
    }

    /// Users of all its accounts, read once and kept.
    public UserDirectory users() {
        return users;
    }

    public ConnectionList connections() {
        return new ConnectionList(store, environment);
    }

    public ExportList exports() {
        return new ExportList(store, environment);
    }

    public ImportList imports() {
        return new ImportList(store, environment);
    }

    public NotificationList notifications() {
        return new NotificationList(store, environment);
    }

    /// What has an end.
    public Expirations expirations() {
        return new Expirations(store, environment);
    }

    /// Who exports what to whom.
    ///
    /// @param at now
    public SharingReport sharing(Instant at) {
        return store.read(view -> SharingReport.of(view, environment(view), at));
    }

    private Environment environment(StoreView view) {
        return view.environments().all().stream()
                .filter(one -> one.id().equals(environment))
                .findFirst()
                .orElseThrow();
    }

    /// What waits for a person.
    public PendingCounts pending() {
        return store.read(view -> PendingCounts.of(view, environment));
    }

    /// What is staged, and what it is about.
    public StagedChanges staged() {
        return store.read(view -> StagedChanges.of(view, environment));
    }

    /// Asks whose keys some are, of every environment of the workspace.
    ///
    /// @param query what it is given may be asked during the call only
    public <T> T lookUpKeys(Function<KnownKeys, T> query) {
        return store.read(view -> query.apply(new KnownKeys(view)));
    }

    @Override
    public void close() {
        users.close();
    }
}
