package dev.sluice.adapter.store.file;

import dev.sluice.adapter.store.row.AuditRows;
import dev.sluice.adapter.store.row.StoredInstant;
import dev.sluice.domain.audit.AuditHead;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/// The one row that says how far the database has come, and what it is bound to.
public record StateRow(Handle handle) {

    /// @throws ProblemException `STORE_DAMAGED` when it is not there
    public StoreState state() {
        var head = AuditRows.head(handle);
        return handle.createQuery("SELECT commits, workspace, vault FROM store_state WHERE id = 1")
                .map((columns, _) -> new StoreState(
                        columns.getLong("commits"),
                        head,
                        beganAt(head),
                        Objects.requireNonNullElse(columns.getString("workspace"), ""),
                        Objects.requireNonNullElse(columns.getString("vault"), "")))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.STORE_DAMAGED, "table store_state, row 1"));
    }

    /// Of an entry of the audit log.
    public Optional<String> hash(long entry) {
        return handle.createQuery("SELECT hash FROM audit_entry WHERE entry_no = :entry")
                .bind("entry", entry)
                .mapTo(String.class)
                .findFirst();
    }

    public void bind(String workspace, String vault) {
        handle.createUpdate("UPDATE store_state SET workspace = :workspace, vault = :vault WHERE id = 1")
                .bind("workspace", workspace)
                .bind("vault", vault)
                .execute();
    }

    private Instant beganAt(AuditHead head) {
        return handle.createQuery("SELECT began_at FROM audit_entry WHERE entry_no = :entry")
                .bind("entry", head.number())
                .mapTo(Long.class)
                .findFirst()
                .map(StoredInstant::toInstant)
                .orElse(Instant.EPOCH);
    }
}
