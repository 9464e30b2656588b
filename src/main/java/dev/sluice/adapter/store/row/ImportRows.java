package dev.sluice.adapter.store.row;

import dev.sluice.adapter.store.row.Upsert.Liveness;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.ImportRepository;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

public final class ImportRows implements ImportRepository {
    private static final Upsert UPSERT = Upsert.of(
            "import",
            List.of("id", "account_key"),
            Upsert.columns(
                    "name, name_key, exporter, subject, local_subject, kind, created_at, removed_at, claims_rest, live"));
    private static final RowMapper<Import> MAPPER = ResultRow.mapper(
            "import",
            "id",
            row -> new Import(
                    new ImportId(row.id("id")),
                    row.key("account_key"),
                    row.name("name"),
                    row.key("exporter"),
                    row.subject("subject"),
                    row.subjectOrNull("local_subject"),
                    row.word("kind", ShareKind.class),
                    row.time("created_at"),
                    row.timeOrNull("removed_at"),
                    row.textOrNull("claims_rest")));
    private static final KeyedQuery<Import> LIVE = KeyedQuery.of(
            "SELECT * FROM import WHERE account_key = :account AND live = TRUE ORDER BY name_key, id",
            MAPPER,
            Import::account);

    private final RowTransaction transaction;
    private final Handle handle;
    private final AccountRowCache<Import> known;

    public ImportRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
        this.known = new AccountRowCache<>(account -> LIVE.of(handle, account), accounts -> LIVE.of(handle, accounts));
    }

    @Override
    public List<Import> of(PublicKey account) {
        return known.of(account);
    }

    public void lookAhead(Collection<PublicKey> accounts) {
        known.lookAhead(accounts);
    }

    @Override
    public List<Import> in(EnvironmentId environment) {
        return handle.createQuery("""
                        SELECT i.* FROM import i JOIN account a ON a.public_key = i.account_key
                        WHERE a.environment_id = :environment AND i.live = TRUE ORDER BY i.name_key, i.id""")
                .bind("environment", environment.value())
                .map(MAPPER)
                .list();
    }

    @Override
    public void save(Import added) {
        var before = live(added.id());
        known.forget();
        UPSERT.run(
                handle,
                new Upsert.Values()
                        .with("id", added.id().value())
                        .with("account_key", added.account().text())
                        .with("name", CheckedNames.name(added.name()))
                        .with("name_key", Names.key(added.name()))
                        .with("exporter", added.exporter().text())
                        .with("subject", added.subject().text())
                        .with("local_subject", text(added.localSubject()))
                        .with("kind", added.kind().name())
                        .with("created_at", StoredInstant.of(added.createdAt()))
                        .with("removed_at", StoredInstant.ofNullable(added.removedAt()))
                        .with("claims_rest", added.rest())
                        .live(added.isLive() ? Liveness.LIVE : Liveness.HISTORY));
        transaction.changed(new Change.ImportSaved(before, added));
    }

    private @Nullable Import live(ImportId id) {
        return handle.createQuery("SELECT * FROM import WHERE id = :id AND live = TRUE")
                .bind("id", id.value())
                .map(MAPPER)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String text(@Nullable Subject subject) {
        return subject == null ? null : subject.text();
    }
}
