package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.DriftMark;
import dev.sluice.domain.model.record.ExpiryMark;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// What was told already of drift, and of ends that come near.
public record AlarmRows(Handle handle) {
    private static final Upsert DRIFT =
            Upsert.of("drift_mark", List.of("account_key"), List.of("standing", "jwt", "since_at"));
    private static final Upsert EXPIRY = Upsert.of("expiry_mark", List.of("connection_id"), List.of("ends_at", "days"));
    private static final RowMapper<DriftMark> DRIFTS = ResultRow.mapper(
            "drift_mark",
            "account_key",
            row -> new DriftMark(row.key("account_key"), row.text("standing"), row.text("jwt"), row.time("since_at")));
    private static final RowMapper<ExpiryMark> EXPIRIES = ResultRow.mapper(
            "expiry_mark",
            "connection_id",
            row -> new ExpiryMark(
                    new ConnectionId(row.id("connection_id")), row.time("ends_at"), (int) row.number("days")));

    public Optional<DriftMark> drift(PublicKey account) {
        return handle.createQuery("SELECT * FROM drift_mark WHERE account_key = :account")
                .bind("account", account.text())
                .map(DRIFTS)
                .findFirst();
    }

    public List<DriftMark> drifts(EnvironmentId environment) {
        return handle.createQuery("""
                        SELECT m.* FROM drift_mark m JOIN account a ON a.public_key = m.account_key
                        WHERE a.environment_id = :environment ORDER BY m.account_key""")
                .bind("environment", environment.value())
                .map(DRIFTS)
                .list();
    }

    public void save(DriftMark mark) {
        DRIFT.run(
                handle,
                new Upsert.Values()
                        .with("account_key", mark.account().text())
                        .with("standing", mark.standing())
                        .with("jwt", mark.jwt())
                        .with("since_at", StoredInstant.of(mark.since())));
    }

    public Optional<ExpiryMark> expiry(ConnectionId connection) {
        return handle.createQuery("SELECT * FROM expiry_mark WHERE connection_id = :connection")
                .bind("connection", connection.value())
                .map(EXPIRIES)
                .findFirst();
    }

    public void save(ExpiryMark mark) {
        EXPIRY.run(
                handle,
                new Upsert.Values()
                        .with("connection_id", mark.connection().value())
                        .with("ends_at", StoredInstant.of(mark.end()))
                        .with("days", mark.days()));
    }
}
