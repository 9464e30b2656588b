package dev.sluice.ui.screen.inspector;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.readmodel.KeyIdentity;
import dev.sluice.domain.readmodel.TokenRelation.TokenStatus;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.KeyLabel;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.screen.inspector.TokenInspection.Signature;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Who, when, what for, and everything that is to be said about it.
final class SummaryPane extends VBox {
    private static final Messages TEXTS = Messages.of("inspector");

    private final TimeFormat moments;

    SummaryPane(TimeFormat moments) {
        this.moments = moments;
        getStyleClass().add("detail-body");
    }

    void show(TokenInspection inspection) {
        getChildren().setAll(facts(inspection), FindingLines.of(inspection));
        var status = inspection.relation().status();
        if (status != TokenStatus.NONE) {
            var note = Controls.paragraph(TEXTS.get("status." + status.name().toLowerCase(Locale.ROOT)), "note");
            note.setGraphic(Controls.icon(status == TokenStatus.REVOKED ? Feather.SLASH : Feather.INFO));
            note.setMaxWidth(Double.MAX_VALUE);
            getChildren().add(1, note);
        }
    }

    private Node facts(TokenInspection inspection) {
        var head = inspection.head();
        var facts = new Facts()
                .add(TEXTS.get("kind"), kind(inspection))
                .add(TEXTS.get("for"), identity(head.subject(), "for.unknown"));
        about(facts, inspection.claims());
        var trusted = inspection.signature() == Signature.GOOD;
        facts.add(TEXTS.get(trusted ? "signed" : "signed.says"), identity(head.issuer(), "signed.unknown"))
                .add(TEXTS.get("signature"), signature(inspection));
        var issued = inspection.validity().issued();
        if (issued != null) {
            facts.add(TEXTS.get("issued"), new TimeLabel(moments, issued));
        }
        return facts.add(
                TEXTS.get("validity"),
                inspection.signature() == Signature.WRONG
                        ? TEXTS.get("validity.wrong")
                        : InspectionText.validity(inspection.validity(), moments));
    }

    private static String kind(TokenInspection inspection) {
        var kind = InspectionText.kind(inspection);
        var version = inspection.head().version();
        return version == 0 ? kind : TEXTS.get("kind.version", kind, version);
    }

    private static void about(Facts facts, @Nullable Claims claims) {
        if (claims instanceof ActivationClaims activation) {
            facts.addMono(TEXTS.get("subject"), activation.importSubject());
            var kind = activation.importType();
            if (kind != null) {
                facts.add(TEXTS.get("share"), Kinds.label(kind));
            }
        } else if (claims instanceof AccountClaims account) {
            facts.add(
                    TEXTS.get("contents"),
                    TEXTS.get(
                            "contents.account",
                            account.exports().size(),
                            account.imports().size(),
                            account.signingKeys().size()));
        } else if (claims instanceof UserClaims user && user.limits().bearerToken()) {
            facts.add(TEXTS.get("contents"), TEXTS.get("contents.bearer"));
        }
    }

    private static Node identity(KeyIdentity identity, String unknown) {
        var words = identity.isKnown() ? IdentityText.of(identity) : TEXTS.get(unknown);
        var box = new VBox(Controls.paragraph(words, "fact-value"));
        PublicKey.parse(identity.key())
                .ifPresentOrElse(key -> box.getChildren().add(new KeyLabel(key)), () -> addText(box, identity.key()));
        return box;
    }

    private static void addText(VBox box, String text) {
        if (!text.isEmpty()) {
            box.getChildren().add(Controls.paragraph(ClaimsTree.shortened(text), "mono", "fact-value"));
        }
    }

    private static Node signature(TokenInspection inspection) {
        var word = inspection.signature().name().toLowerCase(Locale.ROOT);
        var icon = switch (inspection.signature()) {
            case GOOD -> Feather.CHECK_CIRCLE;
            case WRONG -> Feather.X_CIRCLE;
            case UNCHECKED -> Feather.HELP_CIRCLE;
        };
        var style = switch (inspection.signature()) {
            case GOOD -> "mark-done";
            case WRONG -> "mark-failed";
            case UNCHECKED -> "mark-warning";
        };
        var label = Controls.paragraph(TEXTS.get("signature." + word), "fact-value", style);
        label.setGraphic(Controls.icon(icon));
        return label;
    }
}
