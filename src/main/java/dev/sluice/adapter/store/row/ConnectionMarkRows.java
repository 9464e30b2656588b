package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.ActivationTerm;
import dev.sluice.domain.model.record.ExpiryMark;
import dev.sluice.domain.model.record.Sighting;
import dev.sluice.domain.port.store.Change;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// What is remembered of connections: how long their activations live, what was told of ends that come near, and
/// when servers were last seen to have them as their states say.
final class ConnectionMarkRows {
    private static final Upsert TERM = Upsert.of("connection_term", List.of("connection_id"), List.of("life_seconds"));
    private static final Upsert EXPIRY = Upsert.of("expiry_mark", List.of("connection_id"), List.of("ends_at", "days"));
    private static final Upsert SIGHTING =
            Upsert.of("sighting", List.of("place", "environment_id"), List.of("seen_at"));
    private static final RowMapper<ActivationTerm> TERMS = ResultRow.mapper(
            "connection_term",
            "connection_id",
            row -> new ActivationTerm(
                    new ConnectionId(row.id("connection_id")), Duration.ofSeconds(row.number("life_seconds"))));
    private static final RowMapper<ExpiryMark> EXPIRIES = ResultRow.mapper(
            "expiry_mark",
            "connection_id",
            row -> new ExpiryMark(
                    new ConnectionId(row.id("connection_id")), row.time("ends_at"), (int) row.number("days")));
    private static final RowMapper<Sighting> SIGHTINGS = ResultRow.mapper(
            "sighting",
            "place",
            row -> new Sighting(new EnvironmentId(row.id("environment_id")), row.id("place"), row.time("seen_at")));

    private final RowTransaction transaction;
    private final Handle handle;

    ConnectionMarkRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
    }

    Optional<ActivationTerm> term(ConnectionId connection) {
        return handle.createQuery("SELECT * FROM connection_term WHERE connection_id = :connection")
                .bind("connection", connection.value())
                .map(TERMS)
                .findFirst();
    }

    void save(ActivationTerm term) {
        var before = term(term.connection()).orElse(null);
        TERM.run(
                handle,
                new Upsert.Values()
                        .with("connection_id", term.connection().value())
                        .with("life_seconds", term.life().toSeconds()));
        transaction.changed(new Change.TermSaved(before, term));
    }

    void dropTerm(ConnectionId connection) {
        var before = term(connection);
        handle.createUpdate("DELETE FROM connection_term WHERE connection_id = :connection")
                .bind("connection", connection.value())
                .execute();
        before.map(Change.TermDropped::new).ifPresent(transaction::changed);
    }

    Optional<ExpiryMark> expiry(ConnectionId connection) {
        return handle.createQuery("SELECT * FROM expiry_mark WHERE connection_id = :connection")
                .bind("connection", connection.value())
                .map(EXPIRIES)
                .findFirst();
    }

    void save(ExpiryMark mark) {
        EXPIRY.run(
                handle,
                new Upsert.Values()
                        .with("connection_id", mark.connection().value())
                        .with("ends_at", StoredInstant.of(mark.end()))
                        .with("days", mark.days()));
        transaction.changed(new Change.ExpiryMarkSaved(mark));
    }

    List<Sighting> sightings(EnvironmentId environment) {
        return handle.createQuery("SELECT * FROM sighting WHERE environment_id = :environment")
                .bind("environment", environment.value())
                .map(SIGHTINGS)
                .list();
    }

    void save(Sighting sighting) {
        if (sighting.isOfAll()) {
            handle.createUpdate("DELETE FROM sighting WHERE environment_id = :environment")
                    .bind("environment", sighting.environment().value())
                    .execute();
        }
        SIGHTING.run(
                handle,
                new Upsert.Values()
                        .with("place", sighting.place())
                        .with("environment_id", sighting.environment().value())
                        .with("seen_at", StoredInstant.of(sighting.at())));
        transaction.changed(new Change.SightingSaved(sighting));
    }
}
