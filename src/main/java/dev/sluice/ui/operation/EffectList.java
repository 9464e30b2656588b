package dev.sluice.ui.operation;

import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;

/// The effects of a preview as sentences, and the claims that change for who wants to look closer.
public final class EffectList extends VBox {

    private static final Messages TEXTS = Messages.of("operation");

    public EffectList(Preview preview) {
        getStyleClass().add("effect-list");
        if (preview.effects().isEmpty()) {
            getChildren().add(Controls.paragraph(TEXTS.get("effect.none"), "text-muted"));
        }
        preview.effects().forEach(effect -> getChildren().add(new EffectLine(effect)));
        var changed = preview.accounts().stream()
                .filter(account -> !account.claims().isEmpty())
                .toList();
        if (!changed.isEmpty()) {
            var claims = new VBox();
            claims.getStyleClass().add("claim-list");
            changed.forEach(account -> claims.getChildren().add(new ClaimList(account)));
            var more = new TitledPane(TEXTS.get("claims.title"), claims);
            more.getStyleClass().add("dense");
            more.setExpanded(false);
            more.setAnimated(false);
            more.getStyleClass().add("claims");
            more.setAccessibleText(TEXTS.get("claims.title"));
            getChildren().add(more);
        }
    }
}
