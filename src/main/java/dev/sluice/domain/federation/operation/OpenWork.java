package dev.sluice.domain.federation.operation;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Work on servers that a crash or a silent server interrupted.
///
/// @param connection null when it is about accounts alone
/// @param steps what was about to be pushed, in order; the last one may have reached nobody
public record OpenWork(
        UUID id,
        Journal.Kind kind,
        @Nullable Connection connection,
        List<PublicKey> accounts,
        List<Journal.Step> steps,
        Instant startedAt,
        Set<Choice> choices) {
    public OpenWork {
        accounts = List.copyOf(accounts);
        steps = List.copyOf(steps);
        choices = Set.copyOf(choices);
    }

    /// What can become of it.
    public enum Choice {
        FINISH,
        PUT_BACK
    }

    /// Otherwise Sluice does the only thing there is, by itself.
    public boolean needsChoice() {
        return choices.size() > 1;
    }
}
