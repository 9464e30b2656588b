package dev.sluice.ui.screen.inspector;

import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.validation.Finding;
import dev.sluice.domain.readmodel.KeyIdentity;
import dev.sluice.domain.readmodel.TokenRelation.Importable;
import dev.sluice.domain.readmodel.TokenRelation.Phase;
import dev.sluice.domain.readmodel.TokenRelation.TokenStatus;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.screen.inspector.TokenInspection.Signature;
import dev.sluice.ui.screen.inspector.TokenInspection.Validity;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.Locale;
import org.kordamp.ikonli.feather.Feather;

/// An inspection in words.
final class InspectionText {
    private static final Messages TEXTS = Messages.of("inspector");

    private InspectionText() {}

    /// "Activation of orders.>".
    static String title(TokenInspection inspection) {
        var name = inspection.head().name();
        var kind = kind(inspection);
        return name.isEmpty() ? kind : TEXTS.get("title.named", kind, name);
    }

    static String kind(TokenInspection inspection) {
        var kind = inspection.head().kind();
        if (kind != null && kind != ClaimKind.GENERIC) {
            return TEXTS.get("kind." + kind.word());
        }
        var word = inspection.head().word();
        if (!word.isEmpty() && TEXTS.has("kind." + word)) {
            return TEXTS.get("kind." + word);
        }
        return word.isEmpty() ? TEXTS.get("kind.generic") : TEXTS.get("kind.other", word);
    }

    /// What it is good for, in one sentence.
    static String sentence(TokenInspection inspection) {
        if (inspection.signature() == Signature.WRONG) {
            return TEXTS.get("sentence.wrong");
        }
        if (!inspection.refusal().isEmpty()) {
            return TEXTS.get("sentence.refused");
        }
        if (inspection.claims() instanceof ActivationClaims activation) {
            var key = inspection.relation().importable() == Importable.NOT_OURS
                    ? "sentence.not-ours"
                    : "sentence.activation";
            return TEXTS.get(key, who(inspection.head().subject()), activation.importSubject());
        }
        var kind = inspection.head().kind();
        return kind == null ? "" : TEXTS.get("sentence." + (kind == ClaimKind.GENERIC ? "generic" : kind.word()));
    }

    static StateBadge badge(TokenInspection inspection) {
        if (inspection.signature() == Signature.WRONG) {
            return badge("wrong", Feather.X_CIRCLE, "terminated");
        }
        if (!inspection.refusal().isEmpty()) {
            return badge("refused", Feather.X_CIRCLE, "terminated");
        }
        if (inspection.relation().status() == TokenStatus.REVOKED) {
            return badge("revoked", Feather.SLASH, "revoked");
        }
        return switch (inspection.validity().phase()) {
            case EXPIRED -> badge("expired", Feather.WATCH, "expired");
            case NOT_YET -> badge("not-yet", Feather.CLOCK, "pending");
            case VALID -> valid(inspection);
        };
    }

    private static StateBadge valid(TokenInspection inspection) {
        if (!inspection.isGood()) {
            return badge("errors", Feather.X_CIRCLE, "terminated");
        }
        return inspection.findings().isEmpty()
                ? badge("valid", Feather.CHECK_CIRCLE, "active")
                : badge("warnings", Feather.ALERT_TRIANGLE, "degraded");
    }

    private static StateBadge badge(String key, Feather icon, String style) {
        return new StateBadge(TEXTS.get("verdict." + key), icon, style);
    }

    /// Name of who it is, or the key in short.
    static String who(KeyIdentity identity) {
        if (identity.isKnown()) {
            return identity.name();
        }
        var key = identity.key();
        return key.length() == 56 ? key.substring(0, 5) + "…" + key.substring(51) : TEXTS.get("nobody");
    }

    static String validity(Validity validity, TimeFormat moments) {
        var from = validity.from();
        var until = validity.until();
        if (validity.phase() == Phase.NOT_YET && from != null) {
            return TEXTS.get("validity.not-yet", moments.relative(from), moments.absolute(from));
        }
        if (until == null) {
            return TEXTS.get("validity.endless");
        }
        var key = validity.phase() == Phase.EXPIRED ? "validity.expired" : "validity.until";
        return TEXTS.get(key, moments.relative(until), moments.absolute(until));
    }

    /// The validator speaks in fragments.
    static String sentence(Finding finding) {
        var text = finding.message().strip();
        if (text.isEmpty()) {
            return finding.code();
        }
        var capital = text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        return capital.endsWith(".") ? capital : capital + ".";
    }
}
