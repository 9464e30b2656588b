package dev.sluice.domain.ledger;

import dev.sluice.domain.audit.AuditChain;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.audit.AuditVerdict;
import dev.sluice.domain.federation.port.FederationStore;
import dev.sluice.domain.federation.port.Signer;
import java.util.List;

/// The audit log, to be read and verified.
public final class AuditLog {
    private final FederationStore store;
    private final Signer signer;

    AuditLog(FederationStore store, Signer signer) {
        this.store = store;
        this.signer = signer;
    }

    /// Newest first.
    public List<AuditEntry> find(AuditQuery query) {
        return store.read(view -> view.audit().find(query));
    }

    /// Reads everything: seconds for a hundred thousand entries, so never on the FX thread. Works
    /// while the vault is locked.
    public AuditVerdict verify() {
        return store.read(view -> AuditChain.verify(view.audit(), signer.keys(Sealing.KIND)));
    }
}
