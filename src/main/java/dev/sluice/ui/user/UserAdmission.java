package dev.sluice.ui.user;

import dev.sluice.domain.federation.maintenance.Expiry;
import dev.sluice.domain.federation.maintenance.Expiry.Nearness;
import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/// Whether servers let a user in, as far as its JWT and its account say.
public enum UserAdmission {
    LET_IN(Feather.CHECK_CIRCLE, "active"),
    ENDING(Feather.CLOCK, "pending"),
    OVER(Feather.WATCH, "expired"),
    REVOKED(Feather.SLASH, "revoked"),
    SUSPENDED(Feather.PAUSE_CIRCLE, "suspended"),
    ILLEGIBLE(Feather.ALERT_TRIANGLE, "terminated");

    private static final Messages TEXTS = Messages.of("users");

    private final Feather icon;
    private final String style;

    UserAdmission(Feather icon, String style) {
        this.icon = icon;
        this.style = style;
    }

    /// What keeps it out first.
    public static UserAdmission of(UserEntry entry, Instant now) {
        if (!entry.terms().legible()) {
            return ILLEGIBLE;
        }
        if (entry.revokedAt() != null) {
            return REVOKED;
        }
        if (entry.isOver(now)) {
            return OVER;
        }
        if (entry.suspended()) {
            return SUSPENDED;
        }
        var end = entry.terms().expiresAt();
        return end != null && Expiry.nearness(Duration.between(now, end)) != Nearness.FAR ? ENDING : LET_IN;
    }

    public String word() {
        return TEXTS.get("admission." + name().toLowerCase(Locale.ROOT));
    }

    public StateBadge badge() {
        return new StateBadge(word(), icon, style);
    }
}
