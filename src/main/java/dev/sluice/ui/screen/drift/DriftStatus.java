package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.operation.Reconciliation.ComparedAccount;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.text.Messages;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/// In what way the servers' copy of an account is not ours.
enum DriftStatus {
    /// Another tool changed it.
    DIFFERS(Feather.GIT_PULL_REQUEST, "drift"),
    /// Signed by nobody whom the servers trust.
    UNKNOWN_SIGNER(Feather.ALERT_OCTAGON, "revoking"),
    /// Deleted here, and back again.
    CAME_BACK(Feather.CORNER_UP_LEFT, "terminated"),
    /// Ours, but not everywhere, or not the newest.
    BEHIND(Feather.ALERT_TRIANGLE, "degraded"),
    /// A person said "not now".
    IGNORED(Feather.EYE_OFF, "ignored"),
    /// Not ours to manage.
    FOREIGN(Feather.GLOBE, "foreign");

    private static final Messages TEXTS = Messages.of("drift");

    private final Feather icon;
    private final String style;

    DriftStatus(Feather icon, String style) {
        this.icon = icon;
        this.style = style;
    }

    /// @param deleted whether it was deleted here
    static DriftStatus of(ComparedAccount found, boolean deleted) {
        if (found.ignoredUntil() != null) {
            return IGNORED;
        }
        if (deleted || found.status() == SyncStatus.RESURRECTED) {
            return CAME_BACK;
        }
        return switch (found.status()) {
            case DRIFT -> DIFFERS;
            case UNKNOWN_SIGNER -> UNKNOWN_SIGNER;
            case IN_STEP,
                    NOT_LOADED,
                    LOCKED_OUT,
                    SILENT,
                    UNCONFIRMED,
                    OUTDATED,
                    MISSING,
                    NOT_ENFORCED,
                    INCOMPLETE,
                    RESURRECTED,
                    EXPIRED,
                    NOT_TRUSTED -> BEHIND;
        };
    }

    String word() {
        return TEXTS.get("trouble." + key());
    }

    /// @param span of a "not now"
    static String left(String span) {
        return TEXTS.get("trouble.ignored.left", span);
    }

    StateBadge badge() {
        return new StateBadge(word(), icon, style);
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
