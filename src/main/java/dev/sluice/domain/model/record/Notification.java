package dev.sluice.domain.model.record;

import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event that one account is told of: a line in its inbox, and a message in its own account.
///
/// @param id stays the same however often it is delivered
/// @param account whose inbox it is in
/// @param type `federation.export.created`…
/// @param connection null for what concerns the account alone
/// @param ends when an activation ends, of a warning before that; null else
/// @param readAt null while nobody has seen it
public record Notification(
        UUID id,
        EnvironmentId environment,
        PublicKey account,
        String type,
        @Nullable ConnectionId connection,
        Facts facts,
        Instant madeAt,
        @Nullable Instant ends,
        @Nullable Instant readAt,
        Delivery delivery) {

    /// What happened to the connection, in the names of that time; the reason says how near its end is, where that
    /// is what it tells of. Of what concerns an account alone: its name, and itself as exporter; the rest is
    /// empty.
    public record Facts(
            String name,
            String kind,
            String subject,
            String localSubject,
            String state,
            String reason,
            String exporter,
            String exporterName,
            String importer,
            String importerName) {

        public static Facts ofAccount(String key, String name, String state) {
            return new Facts(name, "", "", "", state, state, key, name, "", "");
        }
    }

    /// Whether the message has gone out.
    public enum Delivery {
        WAITING,
        SENT,
        /// For administrators alone.
        INBOX,
        /// Into an account that we have no key of, that is gone, or that exports the very subject.
        NONE
    }
}
