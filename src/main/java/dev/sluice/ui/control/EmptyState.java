package dev.sluice.ui.control;

import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/// What will be here, why it is empty now, and the one next step.
public final class EmptyState extends VBox {

    public EmptyState(Ikon icon, String title, String text, Node... next) {
        getStyleClass().add("empty-state");
        getChildren().addAll(Controls.icon(icon, "empty-icon"), Controls.label(title, "empty-title"));
        if (!text.isEmpty()) {
            getChildren().add(Controls.paragraph(text, "empty-text"));
        }
        getChildren().addAll(next);
    }
}
