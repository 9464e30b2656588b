package dev.sluice.domain.audit;

import java.util.Locale;

/// How an act ended. `BEGUN` without a later entry of the same act: Sluice was stopped in its midst.
public enum AuditOutcome {
    BEGUN,
    DONE,
    /// On some servers only.
    PARTLY,
    /// Nothing was changed.
    REFUSED,
    /// A person thought better of it.
    CANCELLED,
    /// It was tried; what was done was put back as far as the note says.
    FAILED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
