package dev.sluice.adapter.store.row;

import dev.sluice.adapter.store.row.Upsert.Liveness;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Visibility;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.ExportRepository;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

public final class ExportRows implements ExportRepository {
    private static final Upsert UPSERT = Upsert.of(
            "export",
            List.of("id", "account_key"),
            Upsert.columns(
                    "name, name_key, subject, kind, visibility, origin, created_at, removed_at, claims_rest, live"));
    private static final RowMapper<Export> MAPPER = ResultRow.mapper(
            "export",
            "id",
            row -> new Export(
                    new ExportId(row.id("id")),
                    row.key("account_key"),
                    row.name("name"),
                    row.subject("subject"),
                    row.word("kind", ShareKind.class),
                    row.word("visibility", Visibility.class),
                    row.word("origin", Export.Origin.class),
                    row.time("created_at"),
                    row.timeOrNull("removed_at"),
                    row.textOrNull("claims_rest")));
    private static final KeyedQuery<Export> LIVE = KeyedQuery.of(
            "SELECT * FROM export WHERE account_key = :account AND live = TRUE ORDER BY name_key",
            MAPPER,
            Export::account);

    private final RowTransaction transaction;
    private final Handle handle;
    private final AccountRowCache<Export> known;

    public ExportRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
        this.known = new AccountRowCache<>(account -> LIVE.of(handle, account), accounts -> LIVE.of(handle, accounts));
    }

    @Override
    public List<Export> of(PublicKey account) {
        return known.of(account);
    }

    public void lookAhead(Collection<PublicKey> accounts) {
        known.lookAhead(accounts);
    }

    @Override
    public List<Export> in(EnvironmentId environment) {
        return handle.createQuery("""
                        SELECT e.* FROM export e JOIN account a ON a.public_key = e.account_key
                        WHERE a.environment_id = :environment AND e.live = TRUE ORDER BY e.name_key, e.id""")
                .bind("environment", environment.value())
                .map(MAPPER)
                .list();
    }

    @Override
    public Optional<Export> find(ExportId id) {
        return handle.createQuery("SELECT * FROM export WHERE id = :id")
                .bind("id", id.value())
                .map(MAPPER)
                .findFirst();
    }

    @Override
    public void save(Export export) {
        var before = find(export.id()).orElse(null);
        known.forget();
        write(export);
        transaction.changed(new Change.ExportSaved(before, export));
    }

    private void write(Export export) {
        if (export.isLive()) {
            refuseClash(export);
        }
        UPSERT.run(
                handle,
                new Upsert.Values()
                        .with("id", export.id().value())
                        .with("account_key", export.account().text())
                        .with("name", CheckedNames.name(export.name()))
                        .with("name_key", Names.key(export.name()))
                        .with("subject", export.subject().text())
                        .with("kind", export.kind().name())
                        .with("visibility", export.visibility().name())
                        .with("origin", export.origin().name())
                        .with("created_at", StoredInstant.of(export.createdAt()))
                        .with("removed_at", StoredInstant.ofNullable(export.removedAt()))
                        .with("claims_rest", export.rest())
                        .live(export.isLive() ? Liveness.LIVE : Liveness.HISTORY));
    }

    /// A name once per account, and one claim per subject and kind (domain.md#exports).
    private void refuseClash(Export export) {
        var clash = handle.createQuery("""
                        SELECT name FROM export
                        WHERE account_key = :account AND name_key = :name AND live = TRUE AND id <> :id
                        UNION ALL
                        SELECT name FROM export
                        WHERE account_key = :account AND kind = :kind AND subject = :subject AND live = TRUE
                        AND id <> :id""")
                .bind("account", export.account().text())
                .bind("name", Names.key(export.name()))
                .bind("kind", export.kind().name())
                .bind("subject", export.subject().text())
                .bind("id", export.id().value())
                .mapTo(String.class)
                .findFirst();
        if (clash.isPresent()) {
            var account = AccountRows.nameOf(handle, export.account());
            throw ProblemException.of(ProblemCode.EXPORT_EXISTS, account, clash.get());
        }
    }
}
