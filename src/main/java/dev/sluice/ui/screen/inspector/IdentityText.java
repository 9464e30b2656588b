package dev.sluice.ui.screen.inspector;

import dev.sluice.ui.mvc.Texts;
import java.util.Locale;

/// An identity in words.
final class IdentityText {
    private static final Texts TEXTS = Texts.of("inspector");

    private IdentityText() {}

    /// "ACCTA, account of ours"; empty for a key that nobody here knows.
    static String of(Identity identity) {
        return identity.isKnown() ? TEXTS.get("role." + key(identity), identity.name(), identity.of()) : "";
    }

    private static String key(Identity identity) {
        return identity.role().name().toLowerCase(Locale.ROOT);
    }
}
