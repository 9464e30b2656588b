package dev.sluice.domain.model.record;

import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is about to be done on servers, on disk before it is done: an entry and its steps are written in the
/// transaction of the rows that they are about.
public final class Journal {
    private Journal() {}

    public enum Kind {
        ACTIVATE,
        /// An activation that was handed over is used: its connection was made only for that.
        USE_TOKEN,
        /// A revocation is taken back by opening the connection that it closed.
        REOPEN,
        END,
        PUBLISH,
        SUSPEND,
        RENEW,
        REMOVE
    }

    /// @param connection null for [Kind#PUBLISH] and [Kind#REMOVE]
    public record Entry(
            UUID id,
            EnvironmentId environment,
            Kind kind,
            @Nullable ConnectionId connection,
            Instant startedAt) {}

    /// What a text is pushed for.
    public enum Purpose {
        OPEN,
        CLOSE,
        PUT_BACK,
        PUBLISH;

        /// As it is stored, and told to other programs.
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// @param jwt the signed text that is going to be pushed, so that a retry needs no key
    public record Step(Purpose purpose, PublicKey account, String jwt, Instant at) {}

    public record Open(Entry entry, List<Step> steps) {
        public Open {
            steps = List.copyOf(steps);
        }
    }
}
