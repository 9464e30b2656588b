package dev.sluice.domain.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// Queries of the audit log.
public interface AuditTrail {
    AuditHead head();

    Optional<AuditSeal> seal();

    /// Newest first, whatever they look like.
    List<AuditReading> find(AuditQuery query);

    /// Those after `number`, in order, whatever they look like.
    List<AuditReading> after(long number, int most);

    /// How many acts of these actions were done since then.
    long doneSince(Collection<Action> actions, Instant since);
}
