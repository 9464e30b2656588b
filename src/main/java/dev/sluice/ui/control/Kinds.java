package dev.sluice.ui.control;

import dev.sluice.domain.model.ShareKind;
import dev.sluice.ui.mvc.Texts;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// Stream export or service, as icon and word.
public final class Kinds {

    private static final Texts TEXTS = Texts.of("common");

    private Kinds() {}

    public static String word(ShareKind kind) {
        return TEXTS.get("kind." + kind.word());
    }

    /// The icon alone; the word is its tooltip.
    public static Node icon(ShareKind kind) {
        var label = Nodes.label("", "kind");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setGraphic(Nodes.icon(ikon(kind)));
        label.setTooltip(Nodes.tip(word(kind)));
        label.setAccessibleText(word(kind));
        return label;
    }

    public static Node label(ShareKind kind) {
        var label = Nodes.label(word(kind), "kind");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setGraphic(Nodes.icon(ikon(kind)));
        return label;
    }

    private static Ikon ikon(ShareKind kind) {
        return kind == ShareKind.STREAM ? Feather.RADIO : Feather.REPEAT;
    }
}
