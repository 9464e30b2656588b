package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.KnownKey.State;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.text.Messages;
import java.util.Locale;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// Keys in words.
final class KeysText {

    private static final Messages TEXTS = Messages.of("keys");

    private KeysText() {}

    static String kind(KnownKey known) {
        return TEXTS.get("kind." + word(known.kind()));
    }

    static String meaning(KnownKey known) {
        return TEXTS.get("meaning." + word(known.kind()));
    }

    static String usedBy(KnownKey known) {
        return switch (known.kind()) {
            case OPERATOR_SIGNING -> TEXTS.get("used.operator", known.owner());
            case USER, SYSTEM_USER -> TEXTS.get("used.user", known.name(), known.owner());
            case SCOPED_SIGNING -> TEXTS.get("used.scoped", known.owner(), known.name());
            case OPERATOR, SYSTEM_ACCOUNT, ACCOUNT, FOREIGN_ACCOUNT, ACCOUNT_SIGNING, CURVE -> known.owner();
            case AUDIT_SEAL -> TEXTS.get("used.seal");
            case OTHER -> TEXTS.get("used.nobody");
        };
    }

    static String state(KnownKey known) {
        if (known.compromisedAt() != null) {
            return TEXTS.get("state.compromised");
        }
        return TEXTS.get("state." + word(known.state()));
    }

    static StateBadge badge(KnownKey known) {
        return known.compromisedAt() == null
                ? new StateBadge(state(known), icon(known.state()), style(known.state()))
                : new StateBadge(state(known), Feather.ALERT_TRIANGLE, "terminated");
    }

    static String seed(KnownKey known) {
        return TEXTS.get(known.held() ? "seed.held" : "seed.missing");
    }

    /// How far a rotation is, in a sentence.
    static String status(Rotation rotation, String owner) {
        var whose = rotation.isOfAccount() ? "account" : "operator";
        return TEXTS.get("status." + whose + "." + word(rotation.phase()), owner);
    }

    private static Ikon icon(State state) {
        return switch (state) {
            case IN_USE -> Feather.CHECK_CIRCLE;
            case TAKING_OVER -> Feather.LOADER;
            case RETIRING -> Feather.CLOCK;
            case RETIRED -> Feather.ARCHIVE;
            case UNUSED -> Feather.MINUS_CIRCLE;
        };
    }

    private static String style(State state) {
        return switch (state) {
            case IN_USE -> "active";
            case TAKING_OVER -> "activating";
            case RETIRING -> "pending";
            case RETIRED -> "revoked";
            case UNUSED -> "staged";
        };
    }

    static String word(Enum<?> term) {
        return term.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
