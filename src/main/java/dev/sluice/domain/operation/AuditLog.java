package dev.sluice.domain.operation;

import dev.sluice.domain.audit.AuditChain;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.audit.AuditReading;
import dev.sluice.domain.audit.AuditVerdict;
import dev.sluice.domain.port.Signer;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The audit log, to be read and verified.
public final class AuditLog {
    private static final int PAGE = 500;

    private final FederationStore store;
    private final Signer signer;

    AuditLog(FederationStore store, Signer signer) {
        this.store = store;
        this.signer = signer;
    }

    /// Newest first, with those that cannot be read: one of them hides no other.
    public List<AuditReading> read(AuditQuery query) {
        return store.read(view -> view.audit().find(query));
    }

    /// Those that can be read, newest first.
    public List<AuditEntry> find(AuditQuery query) {
        return legible(read(query));
    }

    public static List<AuditEntry> legible(List<AuditReading> readings) {
        return readings.stream()
                .flatMap(reading ->
                        reading instanceof AuditReading.Legible(var entry) ? Stream.of(entry) : Stream.empty())
                .toList();
    }

    /// All that were asked for, or none: for files that others rely on. Newest first.
    ///
    /// @throws ProblemException `STORE_DAMAGED` when one cannot be read
    public List<AuditEntry> whole(AuditQuery query) {
        return read(query).stream().map(AuditLog::legible).toList();
    }

    /// All that the query asks for, the oldest first, a page at a time: a long log never stands in memory as a
    /// whole. `most` of the query does not count.
    ///
    /// @throws ProblemException `STORE_DAMAGED` when one cannot be read
    public void each(AuditQuery query, Consumer<AuditEntry> reader) {
        var page = page(0);
        while (!page.isEmpty()) {
            page.stream().map(AuditLog::legible).filter(query::matches).forEach(reader);
            page = page(page.getLast().number());
        }
    }

    private List<AuditReading> page(long after) {
        return store.read(view -> view.audit().after(after, PAGE));
    }

    private static AuditEntry legible(AuditReading reading) {
        return switch (reading) {
            case AuditReading.Legible legible -> legible.entry();
            case AuditReading.Illegible illegible ->
                throw ProblemException.of(ProblemCode.STORE_DAMAGED, "audit entry " + illegible.number());
        };
    }

    /// Reads everything: seconds for a hundred thousand entries, so never on the FX thread. Works while the vault
    /// is locked.
    public AuditVerdict verify() {
        return store.read(view -> AuditChain.verify(view.audit(), signer.keys(AuditSealing.KIND)));
    }
}
