package dev.sluice.testing.memory;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditHead;
import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.domain.audit.AuditQuery;
import dev.sluice.domain.audit.AuditReading;
import dev.sluice.domain.audit.AuditSeal;
import dev.sluice.domain.port.store.AuditRepository;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

record MemoryAudit(MemoryTx tx) implements AuditRepository {
    @Override
    public AuditHead head() {
        var last = (long) tx.tables().audit().size();
        return tx.tables().audit().find(last).map(AuditEntry::asHead).orElse(AuditHead.START);
    }

    @Override
    public Optional<AuditSeal> seal() {
        return tx.tables().seal().find(true);
    }

    @Override
    public List<AuditReading> find(AuditQuery query) {
        return tx.tables().audit().rows().filter(query::matches).toList().reversed().stream()
                .limit(query.most())
                .<AuditReading>map(AuditReading.Legible::new)
                .toList();
    }

    @Override
    public List<AuditReading> after(long number, int most) {
        return tx.tables()
                .audit()
                .rows()
                .filter(row -> row.number() > number)
                .limit(most)
                .<AuditReading>map(AuditReading.Legible::new)
                .toList();
    }

    @Override
    public long doneSince(Collection<Action> actions, Instant since) {
        var words = actions.stream().map(Action::word).collect(Collectors.toSet());
        return tx.tables()
                .audit()
                .rows()
                .map(AuditEntry::facts)
                .filter(facts -> facts.at().isAfter(since)
                        && facts.ending().outcome() == AuditOutcome.DONE
                        && words.contains(facts.deed().action()))
                .count();
    }

    /// Each number is given once.
    @Override
    public void append(AuditEntry entry) {
        tx.tables().audit().find(entry.number()).ifPresent(row -> {
            throw ProblemException.of(ProblemCode.STORE_FAILED, "entry " + row.number());
        });
        tx.tables().audit().put(entry.number(), entry);
        tx.changed(new Change.AuditAppended(entry));
    }

    @Override
    public void save(AuditSeal seal) {
        tx.tables().seal().put(true, seal);
        tx.changed(new Change.AuditSealed(seal));
    }
}
