package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.ActivationTerm;
import dev.sluice.domain.model.record.IgnoredDrift;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// What reconciling, expiry and deletion remember.
public record ReconcileRows(Handle handle) {
    private static final Upsert SERVER =
            Upsert.of("known_server", List.of("environment_id", "name"), List.of("version", "seen_at", "standing"));
    private static final Upsert REST = Upsert.of("drift_rest", List.of("account_key"), List.of("jwt", "until_at"));
    private static final Upsert TERM = Upsert.of("connection_term", List.of("connection_id"), List.of("life_seconds"));
    private static final Upsert REMOVAL =
            Upsert.of("account_removal", List.of("account_key"), List.of("stage", "since_at"));
    private static final RowMapper<KnownServer> SERVERS = ResultRow.mapper(
            "known_server",
            "name",
            row -> new KnownServer(
                    new EnvironmentId(row.id("environment_id")),
                    row.text("name"),
                    row.text("version"),
                    row.time("seen_at"),
                    row.word("standing", KnownServer.Standing.class)));
    private static final RowMapper<IgnoredDrift> RESTS = ResultRow.mapper(
            "drift_rest",
            "account_key",
            row -> new IgnoredDrift(row.key("account_key"), row.text("jwt"), row.time("until_at")));
    private static final RowMapper<ActivationTerm> TERMS = ResultRow.mapper(
            "connection_term",
            "connection_id",
            row -> new ActivationTerm(
                    new ConnectionId(row.id("connection_id")), Duration.ofSeconds(row.number("life_seconds"))));
    private static final RowMapper<Removal> REMOVALS = ResultRow.mapper(
            "account_removal",
            "account_key",
            row -> new Removal(row.key("account_key"), row.word("stage", Removal.Stage.class), row.time("since_at")));
    private static final KeyedQuery<Removal> REMOVALS_OF =
            KeyedQuery.of("SELECT * FROM account_removal WHERE account_key = :account", REMOVALS, Removal::account);

    public List<KnownServer> servers(EnvironmentId environment) {
        return handle.createQuery("SELECT * FROM known_server WHERE environment_id = :environment ORDER BY name")
                .bind("environment", environment.value())
                .map(SERVERS)
                .list();
    }

    public void save(KnownServer server) {
        SERVER.run(
                handle,
                new Upsert.Values()
                        .with("environment_id", server.environment().value())
                        .with("name", server.name())
                        .with("version", server.version())
                        .with("seen_at", StoredInstant.of(server.seenAt()))
                        .with("standing", server.standing().name()));
    }

    public void forget(EnvironmentId environment, Collection<String> names) {
        for (var name : names) {
            handle.createUpdate("DELETE FROM known_server WHERE environment_id = :environment AND name = :name")
                    .bind("environment", environment.value())
                    .bind("name", name)
                    .execute();
        }
    }

    public Optional<IgnoredDrift> rest(PublicKey account) {
        return handle.createQuery("SELECT * FROM drift_rest WHERE account_key = :account")
                .bind("account", account.text())
                .map(RESTS)
                .findFirst();
    }

    public void save(IgnoredDrift rest) {
        REST.run(
                handle,
                new Upsert.Values()
                        .with("account_key", rest.account().text())
                        .with("jwt", rest.jwt())
                        .with("until_at", StoredInstant.of(rest.until())));
    }

    public void dropRest(PublicKey account) {
        handle.createUpdate("DELETE FROM drift_rest WHERE account_key = :account")
                .bind("account", account.text())
                .execute();
    }

    public Optional<ActivationTerm> term(ConnectionId connection) {
        return handle.createQuery("SELECT * FROM connection_term WHERE connection_id = :connection")
                .bind("connection", connection.value())
                .map(TERMS)
                .findFirst();
    }

    public void save(ActivationTerm term) {
        TERM.run(
                handle,
                new Upsert.Values()
                        .with("connection_id", term.connection().value())
                        .with("life_seconds", term.life().toSeconds()));
    }

    public void dropTerm(ConnectionId connection) {
        handle.createUpdate("DELETE FROM connection_term WHERE connection_id = :connection")
                .bind("connection", connection.value())
                .execute();
    }

    /// One, or none.
    public List<Removal> removals(PublicKey account) {
        return REMOVALS_OF.of(handle, account);
    }

    public Map<PublicKey, List<Removal>> removals(Collection<PublicKey> accounts) {
        return REMOVALS_OF.of(handle, accounts);
    }

    public List<Removal> removals(EnvironmentId environment) {
        return handle.createQuery("""
                        SELECT r.* FROM account_removal r JOIN account a ON a.public_key = r.account_key
                        WHERE a.environment_id = :environment ORDER BY r.since_at""")
                .bind("environment", environment.value())
                .map(REMOVALS)
                .list();
    }

    public void save(Removal removal) {
        REMOVAL.run(
                handle,
                new Upsert.Values()
                        .with("account_key", removal.account().text())
                        .with("stage", removal.stage().name())
                        .with("since_at", StoredInstant.of(removal.since())));
    }
}
