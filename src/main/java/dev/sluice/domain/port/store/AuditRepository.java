package dev.sluice.domain.port.store;

import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditSeal;
import dev.sluice.domain.audit.AuditTrail;

/// The audit log. For the ledger only, which appends to the chain and never changes what is there.
public interface AuditRepository extends AuditTrail {
    void append(AuditEntry entry);

    /// There is one.
    void save(AuditSeal seal);
}
