package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.RevocationRepository;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

public final class RevocationRows implements RevocationRepository {
    private static final String IDENTITY =
            "exporter = :exporter AND kind = :kind AND subject = :subject AND target = :target";
    private static final RowMapper<Revocation> MAPPER = ResultRow.mapper(
            "revocation",
            "target",
            row -> new Revocation(
                    row.key("exporter"),
                    row.word("kind", ShareKind.class),
                    row.subject("subject"),
                    row.key("target"),
                    row.number("revoked_at")));
    private static final KeyedQuery<Revocation> OF = KeyedQuery.of(
            "SELECT * FROM revocation WHERE exporter = :account ORDER BY kind, subject, target",
            MAPPER,
            Revocation::exporter);

    private final RowTransaction transaction;
    private final Handle handle;
    private final AccountRowCache<Revocation> known;

    public RevocationRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
        this.known = new AccountRowCache<>(exporter -> OF.of(handle, exporter), exporters -> OF.of(handle, exporters));
    }

    @Override
    public List<Revocation> of(PublicKey exporter) {
        return known.of(exporter);
    }

    public void lookAhead(Collection<PublicKey> exporters) {
        known.lookAhead(exporters);
    }

    @Override
    public void save(Revocation revocation) {
        known.forget();
        write(revocation);
        transaction.changed(new Change.RevocationSaved(revocation));
    }

    private void write(Revocation revocation) {
        var present = handle.createQuery("SELECT revoked_at FROM revocation WHERE " + IDENTITY)
                .bindMap(values(revocation))
                .mapTo(Long.class)
                .findFirst();
        if (present.isEmpty()) {
            handle.createUpdate("""
                            INSERT INTO revocation (exporter, kind, subject, target, revoked_at)
                            VALUES (:exporter, :kind, :subject, :target, :at)""").bindMap(values(revocation)).execute();
        } else if (present.get() < revocation.at()) {
            handle.createUpdate("UPDATE revocation SET revoked_at = :at WHERE " + IDENTITY)
                    .bindMap(values(revocation))
                    .execute();
        }
    }

    @Override
    public void drop(Revocation revocation) {
        known.forget();
        var dropped = handle.createUpdate("DELETE FROM revocation WHERE " + IDENTITY + " AND revoked_at = :at")
                .bindMap(values(revocation))
                .execute();
        if (dropped > 0) {
            transaction.changed(new Change.RevocationDropped(revocation));
        }
    }

    private static Map<String, Object> values(Revocation revocation) {
        return Map.of(
                "exporter", revocation.exporter().text(),
                "kind", revocation.kind().name(),
                "subject", revocation.subject().text(),
                "target", revocation.target().text(),
                "at", revocation.at());
    }
}
