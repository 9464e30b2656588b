package dev.sluice.domain.model.record;

import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Subject;
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
    /// @param offered what the connection shared before; null where it was made by this, or nobody noted it
    public record Entry(
            UUID id,
            EnvironmentId environment,
            Kind kind,
            @Nullable ConnectionId connection,
            @Nullable Subject offered,
            Instant startedAt) {
        /// Of no connection's subject.
        public Entry(
                UUID id, EnvironmentId environment, Kind kind, @Nullable ConnectionId connection, Instant startedAt) {
            this(id, environment, kind, connection, null, startedAt);
        }
    }

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

    /// How an entry ended.
    public enum Result {
        ACTIVE,
        PUT_BACK,
        REVOKED,
        SUSPENDED,
        RENEWED,
        PUBLISHED,
        PARTLY_PUBLISHED,
        /// Somebody has to install what was signed.
        WAITING,
        REFUSED,
        /// Servers were told, as far as the note says.
        PUSHED,
        REWIRED,
        DELETED,
        /// A deleted account that had come back is deleted again, or locked out.
        DELETED_AGAIN,
        /// Servers do not let it be deleted: nobody gets in any more.
        LOCKED_OUT,
        RECOVERED,
        NOTHING_TO_DO
    }

    /// @param note for whoever reads the database; nothing is decided by it
    public record Ending(Result result, String note) {
        public static Ending of(Result result) {
            return new Ending(result, "");
        }

        /// As it is stored.
        public String text() {
            var word = result.name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return note.isEmpty() ? word : word + "; " + note;
        }
    }

    public record Open(Entry entry, List<Step> steps) {
        public Open {
            steps = List.copyOf(steps);
        }
    }
}
