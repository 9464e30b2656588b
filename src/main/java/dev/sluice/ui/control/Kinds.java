package dev.sluice.ui.control;

import dev.sluice.domain.model.ShareKind;
import dev.sluice.ui.text.Messages;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// Stream export or service, as icon and word.
public final class Kinds {

    private static final Messages TEXTS = Messages.of("common");

    private Kinds() {}

    public static String word(ShareKind kind) {
        return TEXTS.get("kind." + kind.word());
    }

    /// The icon alone; the word is its tooltip.
    public static Node icon(ShareKind kind) {
        var label = Controls.label("", "kind");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setGraphic(Controls.icon(ikon(kind)));
        label.setTooltip(Controls.tip(word(kind)));
        label.setAccessibleText(word(kind));
        return label;
    }

    public static Node label(ShareKind kind) {
        var label = Controls.label(word(kind), "kind");
        label.setMinWidth(Region.USE_PREF_SIZE);
        label.setGraphic(Controls.icon(ikon(kind)));
        return label;
    }

    private static Ikon ikon(ShareKind kind) {
        return kind == ShareKind.STREAM ? Feather.RADIO : Feather.REPEAT;
    }
}
