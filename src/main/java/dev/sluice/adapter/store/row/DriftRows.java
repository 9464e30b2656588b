package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.DriftMark;
import dev.sluice.domain.model.record.IgnoredDrift;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.DriftRepository;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

public final class DriftRows implements DriftRepository {
    private static final Upsert IGNORED = Upsert.of("drift_rest", List.of("account_key"), List.of("jwt", "until_at"));
    private static final Upsert MARK =
            Upsert.of("drift_mark", List.of("account_key"), List.of("standing", "jwt", "since_at"));
    private static final RowMapper<IgnoredDrift> IGNORED_ONES = ResultRow.mapper(
            "drift_rest",
            "account_key",
            row -> new IgnoredDrift(row.key("account_key"), row.text("jwt"), row.time("until_at")));
    private static final RowMapper<DriftMark> MARKS = ResultRow.mapper(
            "drift_mark",
            "account_key",
            row -> new DriftMark(row.key("account_key"), row.text("standing"), row.text("jwt"), row.time("since_at")));

    private final RowTransaction transaction;
    private final Handle handle;

    public DriftRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
    }

    @Override
    public Optional<IgnoredDrift> ignored(PublicKey account) {
        return handle.createQuery("SELECT * FROM drift_rest WHERE account_key = :account")
                .bind("account", account.text())
                .map(IGNORED_ONES)
                .findFirst();
    }

    @Override
    public void save(IgnoredDrift ignored) {
        IGNORED.run(
                handle,
                new Upsert.Values()
                        .with("account_key", ignored.account().text())
                        .with("jwt", ignored.jwt())
                        .with("until_at", StoredInstant.of(ignored.until())));
        transaction.changed(new Change.IgnoredDriftSaved(ignored));
    }

    @Override
    public void dropIgnored(PublicKey account) {
        var before = ignored(account);
        handle.createUpdate("DELETE FROM drift_rest WHERE account_key = :account")
                .bind("account", account.text())
                .execute();
        before.map(Change.IgnoredDriftDropped::new).ifPresent(transaction::changed);
    }

    @Override
    public Optional<DriftMark> mark(PublicKey account) {
        return handle.createQuery("SELECT * FROM drift_mark WHERE account_key = :account")
                .bind("account", account.text())
                .map(MARKS)
                .findFirst();
    }

    @Override
    public List<DriftMark> marks(EnvironmentId environment) {
        return handle.createQuery("""
                        SELECT m.* FROM drift_mark m JOIN account a ON a.public_key = m.account_key
                        WHERE a.environment_id = :environment ORDER BY m.account_key""")
                .bind("environment", environment.value())
                .map(MARKS)
                .list();
    }

    @Override
    public void save(DriftMark mark) {
        var before = mark(mark.account()).orElse(null);
        MARK.run(
                handle,
                new Upsert.Values()
                        .with("account_key", mark.account().text())
                        .with("standing", mark.status())
                        .with("jwt", mark.jwt())
                        .with("since_at", StoredInstant.of(mark.since())));
        transaction.changed(new Change.DriftMarkSaved(before, mark));
    }
}
