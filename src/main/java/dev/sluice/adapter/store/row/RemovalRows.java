package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/// How far the deletion of accounts has got.
final class RemovalRows {
    private static final Upsert UPSERT =
            Upsert.of("account_removal", List.of("account_key"), List.of("stage", "since_at"));
    private static final RowMapper<Removal> MAPPER = ResultRow.mapper(
            "account_removal",
            "account_key",
            row -> new Removal(row.key("account_key"), row.word("stage", Removal.Stage.class), row.time("since_at")));
    private static final KeyedQuery<Removal> OF =
            KeyedQuery.of("SELECT * FROM account_removal WHERE account_key = :account", MAPPER, Removal::account);

    private final RowTransaction transaction;
    private final Handle handle;
    private final AccountRowCache<Removal> known;

    RemovalRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
        this.known = new AccountRowCache<>(account -> OF.of(handle, account), accounts -> OF.of(handle, accounts));
    }

    void lookAhead(Collection<PublicKey> accounts) {
        known.lookAhead(accounts);
    }

    Optional<Removal> find(PublicKey account) {
        return known.of(account).stream().findFirst();
    }

    List<Removal> in(EnvironmentId environment) {
        return handle.createQuery("""
                        SELECT r.* FROM account_removal r JOIN account a ON a.public_key = r.account_key
                        WHERE a.environment_id = :environment ORDER BY r.since_at""")
                .bind("environment", environment.value())
                .map(MAPPER)
                .list();
    }

    void save(Removal removal) {
        var before = find(removal.account()).orElse(null);
        known.forget(removal.account());
        UPSERT.run(
                handle,
                new Upsert.Values()
                        .with("account_key", removal.account().text())
                        .with("stage", removal.stage().name())
                        .with("since_at", StoredInstant.of(removal.since())));
        transaction.changed(new Change.RemovalSaved(before, removal));
    }
}
