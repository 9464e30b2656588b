package dev.sluice.domain.audit;

import dev.sluice.domain.model.EnvironmentId;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an entry tells. Times are kept to the microsecond, as the database keeps them.
///
/// @param act the same in all entries of one act
/// @param environment null for what concerns the workspace
/// @param at when it began
public record AuditFacts(
        UUID act, @Nullable EnvironmentId environment, Instant at, Actor actor, Deed deed, Ending ending) {

    public AuditFacts {
        at = at.truncatedTo(ChronoUnit.MICROS);
    }

    /// How long it took.
    public long micros() {
        return ending.took().toNanos() / 1_000;
    }

    /// @param action word of an [Action]
    public record Deed(String action, List<AuditObject> objects, List<AuditChange> changes) {
        public Deed {
            objects = List.copyOf(objects);
            changes = List.copyOf(changes);
        }
    }

    /// @param note what else is to be said: a problem's text, `staged`; empty without
    public record Ending(AuditOutcome outcome, Duration took, List<ServerResult> results, String note) {
        public Ending {
            took = took.truncatedTo(ChronoUnit.MICROS);
            results = List.copyOf(results);
        }
    }
}
