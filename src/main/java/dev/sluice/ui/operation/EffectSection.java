package dev.sluice.ui.operation;

import dev.sluice.ui.control.Controls;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/// What a deed brings about beside what claims show, under a title of its own.
public final class EffectSection {
    private EffectSection() {}

    public static Node of(String title, List<Node> lines) {
        var box = new VBox(Controls.label(title, "section-title"));
        box.getStyleClass().add("effect-list");
        box.getChildren().addAll(lines);
        return box;
    }

    public static Node line(Ikon icon, String text) {
        return Controls.row("effect", Controls.icon(icon, "effect-icon"), Controls.paragraph(text, "effect-text"));
    }
}
