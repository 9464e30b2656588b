package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

public record RevocationRows(Handle handle) {
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

    public List<Revocation> of(PublicKey exporter) {
        return OF.of(handle, exporter);
    }

    public Map<PublicKey, List<Revocation>> of(Collection<PublicKey> exporters) {
        return OF.of(handle, exporters);
    }

    public void save(Revocation revocation) {
        var known = handle.createQuery("SELECT revoked_at FROM revocation WHERE " + IDENTITY)
                .bindMap(values(revocation))
                .mapTo(Long.class)
                .findFirst();
        if (known.isEmpty()) {
            handle.createUpdate("""
                            INSERT INTO revocation (exporter, kind, subject, target, revoked_at)
                            VALUES (:exporter, :kind, :subject, :target, :at)""").bindMap(values(revocation)).execute();
        } else if (known.get() < revocation.at()) {
            handle.createUpdate("UPDATE revocation SET revoked_at = :at WHERE " + IDENTITY)
                    .bindMap(values(revocation))
                    .execute();
        }
    }

    public void drop(Revocation revocation) {
        handle.createUpdate("DELETE FROM revocation WHERE " + IDENTITY + " AND revoked_at = :at")
                .bindMap(values(revocation))
                .execute();
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
