package dev.sluice.ui.act;

import dev.sluice.domain.federation.Effect;
import dev.sluice.domain.federation.Preview;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.mvc.Texts;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The effects of a preview as sentences, and the claims that change for who wants to look closer.
public final class EffectList extends VBox {

    private static final Texts TEXTS = Texts.of("act");

    public EffectList(Preview preview) {
        getStyleClass().add("effect-list");
        if (preview.effects().isEmpty()) {
            getChildren().add(Nodes.paragraph(TEXTS.get("effect.none"), "text-muted"));
        }
        preview.effects().forEach(effect -> getChildren().add(line(effect)));
        var changed = preview.accounts().stream()
                .filter(account -> !account.claims().isEmpty())
                .toList();
        if (!changed.isEmpty()) {
            var claims = new VBox();
            claims.getStyleClass().add("claim-list");
            changed.forEach(account -> claims.getChildren().add(new ClaimList(account)));
            var more = new TitledPane(TEXTS.get("claims.title"), claims);
            more.setExpanded(false);
            more.setAnimated(false);
            more.getStyleClass().add("claims");
            more.setAccessibleText(TEXTS.get("claims.title"));
            getChildren().add(more);
        }
    }

    private static HBox line(Effect effect) {
        var text = Nodes.paragraph(EffectText.of(effect), "effect-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        return Nodes.row("effect", Nodes.icon(icon(effect), "effect-icon", style(effect)), text);
    }

    private static Ikon icon(Effect effect) {
        return switch (effect) {
            case Effect.StartsReceiving _ -> Feather.ARROW_RIGHT_CIRCLE;
            case Effect.StopsReceiving _ -> Feather.SLASH;
            case Effect.MakesEligible _ -> Feather.UNLOCK;
            case Effect.WithdrawsExport _ -> Feather.LOCK;
            case Effect.Publishes _ -> Feather.UPLOAD_CLOUD;
        };
    }

    private static String style(Effect effect) {
        return switch (effect) {
            case Effect.StartsReceiving _, Effect.MakesEligible _ -> "effect-opens";
            case Effect.StopsReceiving _, Effect.WithdrawsExport _ -> "effect-closes";
            case Effect.Publishes _ -> "effect-neutral";
        };
    }
}
