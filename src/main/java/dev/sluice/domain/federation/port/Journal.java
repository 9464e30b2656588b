package dev.sluice.domain.federation.port;

import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is about to be done on servers, on disk before it is done. Each call returns only when the
/// disk has it
/// (commit and `CHECKPOINT SYNC`).
public interface Journal {
    void begin(Entry entry);

    /// Appends a step; its number follows from the order.
    void step(UUID entry, Step step);

    /// Appends several at once.
    void steps(UUID entry, List<Step> steps);

    /// Closes the entry: nothing is left to finish or undo.
    void end(UUID entry, String outcome, Instant at);

    /// Entries not closed, oldest first, with their steps.
    List<Open> open(EnvironmentId environment);

    /// Whether this text was ever signed for the account here, or about to be pushed: then it is ours,
    /// however old.
    boolean knows(PublicKey account, String jwt);

    enum Kind {
        ACTIVATE,
        END,
        PUBLISH,
        SUSPEND,
        RENEW,
        REMOVE
    }

    /// @param connection null for [Kind#PUBLISH] and [Kind#REMOVE]
    record Entry(
            UUID id,
            EnvironmentId environment,
            Kind kind,
            @Nullable ConnectionId connection,
            Instant startedAt) {}

    /// @param phase what comes next: `push-exporter`, `push-importer`, `roll-back-exporter`…
    /// @param jwt the signed text that is going to be pushed, so that a retry needs no key
    record Step(String phase, PublicKey account, String jwt, Instant at) {}

    record Open(Entry entry, List<Step> steps) {
        public Open {
            steps = List.copyOf(steps);
        }
    }
}
