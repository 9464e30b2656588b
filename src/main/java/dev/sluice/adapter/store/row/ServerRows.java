package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.ServerRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

public final class ServerRows implements ServerRepository {
    private static final Upsert UPSERT =
            Upsert.of("known_server", List.of("environment_id", "name"), List.of("version", "seen_at", "standing"));
    private static final RowMapper<KnownServer> MAPPER = ResultRow.mapper(
            "known_server",
            "name",
            row -> new KnownServer(
                    new EnvironmentId(row.id("environment_id")),
                    row.text("name"),
                    row.text("version"),
                    row.time("seen_at"),
                    row.word("standing", KnownServer.Expectation.class)));

    private final RowTransaction transaction;
    private final Handle handle;

    public ServerRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
    }

    @Override
    public List<KnownServer> in(EnvironmentId environment) {
        return handle.createQuery("SELECT * FROM known_server WHERE environment_id = :environment ORDER BY name")
                .bind("environment", environment.value())
                .map(MAPPER)
                .list();
    }

    @Override
    public void save(KnownServer server) {
        var before = find(server.environment(), server.name()).orElse(null);
        UPSERT.run(
                handle,
                new Upsert.Values()
                        .with("environment_id", server.environment().value())
                        .with("name", server.name())
                        .with("version", server.version())
                        .with("seen_at", StoredInstant.of(server.seenAt()))
                        .with("standing", server.expectation().name()));
        transaction.changed(new Change.ServerSaved(before, server));
    }

    @Override
    public void forget(EnvironmentId environment, Collection<String> names) {
        for (var name : names) {
            var before = find(environment, name);
            handle.createUpdate("DELETE FROM known_server WHERE environment_id = :environment AND name = :name")
                    .bind("environment", environment.value())
                    .bind("name", name)
                    .execute();
            before.map(Change.ServerForgotten::new).ifPresent(transaction::changed);
        }
    }

    private Optional<KnownServer> find(EnvironmentId environment, String name) {
        return handle.createQuery("SELECT * FROM known_server WHERE environment_id = :environment AND name = :name")
                .bind("environment", environment.value())
                .bind("name", name)
                .map(MAPPER)
                .findFirst();
    }
}
