package dev.sluice.domain.readmodel;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.FederationStore;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/// Connections of one environment with the names of their sides, by creation.
public final class ConnectionList {
    private final FederationStore store;
    private final EnvironmentId environment;

    ConnectionList(FederationStore store, EnvironmentId environment) {
        this.store = store;
        this.environment = environment;
    }

    /// Those that fit, in whatever state.
    public List<NamedConnection> matching(Predicate<Connection> fit) {
        return store.read(
                view -> named(new AccountNames(view), view.connections().in(environment), fit));
    }

    /// The live ones of an account, as exporter or importer.
    public List<NamedConnection> of(PublicKey account) {
        return store.read(
                view -> named(new AccountNames(view), view.connections().of(account), _ -> true));
    }

    static List<NamedConnection> named(
            AccountNames names, Collection<Connection> connections, Predicate<Connection> fit) {
        return connections.stream()
                .filter(fit)
                .map(connection -> NamedConnection.of(names, connection))
                .toList();
    }
}
