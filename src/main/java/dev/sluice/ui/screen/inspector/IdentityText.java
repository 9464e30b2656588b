package dev.sluice.ui.screen.inspector;

import dev.sluice.domain.readmodel.KeyIdentity;
import dev.sluice.ui.text.Messages;
import java.util.Locale;

/// An identity in words.
final class IdentityText {
    private static final Messages TEXTS = Messages.of("inspector");

    private IdentityText() {}

    /// "ACCTA, account of ours"; empty for a key that nobody here knows.
    static String of(KeyIdentity identity) {
        return identity.isKnown() ? TEXTS.get("role." + key(identity), identity.name(), identity.of()) : "";
    }

    private static String key(KeyIdentity identity) {
        return identity.role().name().toLowerCase(Locale.ROOT);
    }
}
