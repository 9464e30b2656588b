package dev.sluice.ui.operation;

import dev.sluice.domain.federation.operation.Effect;
import dev.sluice.ui.control.Controls;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// One effect as an icon and a sentence.
public final class EffectLine extends HBox {

    public EffectLine(Effect effect) {
        getStyleClass().add("effect");
        var text = Controls.paragraph(EffectText.of(effect), "effect-text");
        HBox.setHgrow(text, Priority.ALWAYS);
        getChildren().addAll(Controls.icon(icon(effect), "effect-icon", style(effect)), text);
    }

    private static Ikon icon(Effect effect) {
        return switch (effect) {
            case Effect.StartsReceiving _ -> Feather.ARROW_RIGHT_CIRCLE;
            case Effect.StopsReceiving _ -> Feather.SLASH;
            case Effect.MakesEligible _ -> Feather.UNLOCK;
            case Effect.WithdrawsExport _ -> Feather.LOCK;
            case Effect.Warns _ -> Feather.ALERT_TRIANGLE;
            case Effect.RevivesToken _ -> Feather.KEY;
            case Effect.Publishes _ -> Feather.UPLOAD_CLOUD;
            case Effect.ChangesShare _ -> Feather.EDIT_2;
            case Effect.ChangesAccount(var _, var patch) ->
                EffectText.cuts(patch) ? Feather.PAUSE_CIRCLE : Feather.EDIT_2;
        };
    }

    private static String style(Effect effect) {
        return switch (effect) {
            case Effect.StartsReceiving _, Effect.MakesEligible _ -> "effect-opens";
            case Effect.StopsReceiving _, Effect.WithdrawsExport _, Effect.Warns _, Effect.RevivesToken _ ->
                "effect-closes";
            case Effect.Publishes _, Effect.ChangesShare _ -> "effect-neutral";
            case Effect.ChangesAccount(var _, var patch) -> EffectText.cuts(patch) ? "effect-closes" : "effect-neutral";
        };
    }
}
