package dev.sluice.ui.screen.audit;

import dev.sluice.domain.audit.AuditOutcome;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.text.Messages;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// How an act ended, by icon, word and colour.
final class OutcomeBadge {

    private static final Messages TEXTS = Messages.of("audit");

    private OutcomeBadge() {}

    static StateBadge of(AuditOutcome outcome) {
        return new StateBadge(word(outcome), icon(outcome), style(outcome));
    }

    static StateBadge illegible() {
        return new StateBadge(illegibleWord(), Feather.ALERT_OCTAGON, "terminated");
    }

    static String illegibleWord() {
        return TEXTS.get("outcome.illegible");
    }

    static String word(AuditOutcome outcome) {
        return TEXTS.get("outcome." + outcome.word());
    }

    private static Ikon icon(AuditOutcome outcome) {
        return switch (outcome) {
            case BEGUN -> Feather.LOADER;
            case DONE -> Feather.CHECK_CIRCLE;
            case PARTLY -> Feather.ALERT_TRIANGLE;
            case REFUSED -> Feather.SLASH;
            case CANCELLED -> Feather.X_CIRCLE;
            case FAILED -> Feather.ALERT_OCTAGON;
        };
    }

    private static String style(AuditOutcome outcome) {
        return switch (outcome) {
            case BEGUN -> "activating";
            case DONE -> "ok";
            case PARTLY, REFUSED -> "warning";
            case CANCELLED -> "revoked";
            case FAILED -> "terminated";
        };
    }
}
