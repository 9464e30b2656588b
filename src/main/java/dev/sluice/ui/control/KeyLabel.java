package dev.sluice.ui.control;

import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.text.Messages;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// A public key, first and last five characters, with a button that copies all of it.
public final class KeyLabel extends HBox {

    private static final Messages TEXTS = Messages.of("common");

    private final Button copy;

    public KeyLabel(PublicKey key) {
        getStyleClass().add("key-label");
        var text = Controls.label(key.shortText(), "mono");
        text.setMinWidth(USE_PREF_SIZE);
        text.setTooltip(Controls.tip(key.text()));
        text.setAccessibleText(key.text());
        copy = Controls.iconButton(TEXTS.get("key.copy"), Feather.COPY, () -> {}, "small");
        copy.setOnAction(_ -> {
            Copied.put(key.text());
            copy.setGraphic(Controls.icon(Feather.CHECK));
            copy.getTooltip().setText(TEXTS.get("key.copied"));
        });
        getChildren().addAll(text, copy);
    }

    /// In a row of a table, whose buttons are no stops on the way through the window: there may be thousands, and
    /// the row is copied by its own key.
    public static KeyLabel inRow(PublicKey key) {
        var label = new KeyLabel(key);
        label.copy.setFocusTraversable(false);
        return label;
    }
}
