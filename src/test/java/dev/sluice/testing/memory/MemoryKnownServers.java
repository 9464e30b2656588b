package dev.sluice.testing.memory;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.ServerRepository;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

record MemoryKnownServers(MemoryTx tx) implements ServerRepository {
    @Override
    public List<KnownServer> in(EnvironmentId environment) {
        return tx.tables()
                .servers()
                .rows()
                .filter(row -> row.environment().equals(environment))
                .sorted(Comparator.comparing(KnownServer::name))
                .toList();
    }

    @Override
    public void save(KnownServer server) {
        var key = List.<Object>of(server.environment(), server.name());
        var before = tx.tables().servers().find(key).orElse(null);
        tx.tables().servers().put(key, server);
        tx.changed(new Change.ServerSaved(before, server));
    }

    @Override
    public void forget(EnvironmentId environment, Collection<String> names) {
        for (var name : names) {
            tx.tables()
                    .servers()
                    .remove(List.of(environment, name))
                    .map(Change.ServerForgotten::new)
                    .ifPresent(tx::changed);
        }
    }
}
