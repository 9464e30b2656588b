package dev.sluice.ui.screen.terminated;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.ui.text.Messages;

/// Why and by whom a connection ended, in words.
final class EndText {

    private static final Messages TEXTS = Messages.of("terminated");

    private EndText() {}

    /// A sentence with the names of both sides.
    static String why(TerminatedRow row) {
        var from = row.exporter().name();
        var to = row.importer().name();
        return TEXTS.get("why." + cause(row), from, to);
    }

    /// A few words for a table.
    static String shortly(TerminatedRow row) {
        return TEXTS.get(
                "cause." + cause(row), row.exporter().name(), row.importer().name());
    }

    /// The account that ended it; "Time" when nobody did.
    static String by(TerminatedRow row) {
        return switch (ended(row)) {
            case REVOKED_BY_EXPORTER, WITHDRAWN, EXPORTER_DELETED ->
                TEXTS.get("by.exporter", row.exporter().name());
            case REVOKED_BY_IMPORTER, DECLINED, IMPORTER_DELETED ->
                TEXTS.get("by.importer", row.importer().name());
            case EXPIRED -> TEXTS.get("by.time");
            case NONE,
                    TOKEN_ISSUED,
                    ROLLING_BACK,
                    ROLLED_BACK,
                    PROOF_FAILED,
                    NOT_PROVEN,
                    PROOF_OVERDUE,
                    SUSPENDING_BY_EXPORTER,
                    SUSPENDING_BY_IMPORTER,
                    SUSPENDING_BY_BOTH,
                    SUSPENDED_BY_EXPORTER,
                    SUSPENDED_BY_IMPORTER,
                    SUSPENDED_BY_BOTH -> TEXTS.get("by.unknown");
        };
    }

    private static String cause(TerminatedRow row) {
        var reason = ended(row);
        return switch (reason) {
            case REVOKED_BY_EXPORTER,
                    REVOKED_BY_IMPORTER,
                    WITHDRAWN,
                    IMPORTER_DELETED,
                    EXPORTER_DELETED,
                    DECLINED,
                    EXPIRED -> reason.word();
            case NONE,
                    TOKEN_ISSUED,
                    ROLLING_BACK,
                    ROLLED_BACK,
                    PROOF_FAILED,
                    NOT_PROVEN,
                    PROOF_OVERDUE,
                    SUSPENDING_BY_EXPORTER,
                    SUSPENDING_BY_IMPORTER,
                    SUSPENDING_BY_BOTH,
                    SUSPENDED_BY_EXPORTER,
                    SUSPENDED_BY_IMPORTER,
                    SUSPENDED_BY_BOTH -> "other";
        };
    }

    /// The reason; where none was kept, what the state itself says.
    private static Reason ended(TerminatedRow row) {
        var reason = row.connection().status().reason();
        if (reason != Reason.NONE) {
            return reason;
        }
        return switch (row.state()) {
            case DECLINED -> Reason.DECLINED;
            case EXPIRED -> Reason.EXPIRED;
            case TERMINATED -> Reason.EXPORTER_DELETED;
            case PENDING, ACTIVATING, ACTIVE, DEGRADED, SUSPENDED, REVOKING, REVOKED -> Reason.NONE;
        };
    }

    static String state(ConnectionState state) {
        return TEXTS.get("facet." + state.word());
    }
}
