package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.care.Drifts.Line;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.mvc.Texts;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/// Who did what to a claim since it was last signed here.
enum Mark {
    ADDED_THERE(Feather.PLUS, "claim-added"),
    REMOVED_THERE(Feather.MINUS, "claim-removed"),
    CHANGED_THERE(Feather.EDIT_2, "claim-changed"),
    /// Here only; it was not pushed yet.
    CHANGED_HERE(Feather.HOME, "claim-changed"),
    CHANGED_BOTH(Feather.SHUFFLE, "claim-changed");

    private static final Texts TEXTS = Texts.of("drift");

    private final Feather icon;
    private final String style;

    Mark(Feather icon, String style) {
        this.icon = icon;
        this.style = style;
    }

    static Mark of(Line line) {
        if (Objects.equals(line.base(), line.theirs())) {
            return CHANGED_HERE;
        }
        if (!Objects.equals(line.base(), line.ours())) {
            return CHANGED_BOTH;
        }
        if (line.base() == null) {
            return ADDED_THERE;
        }
        return line.theirs() == null ? REMOVED_THERE : CHANGED_THERE;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String word() {
        return TEXTS.get("mark." + key());
    }

    /// What putting it back looks like.
    Mark undone() {
        return switch (this) {
            case ADDED_THERE -> REMOVED_THERE;
            case REMOVED_THERE -> ADDED_THERE;
            case CHANGED_THERE, CHANGED_HERE, CHANGED_BOTH -> CHANGED_THERE;
        };
    }

    Node icon() {
        return Nodes.icon(icon, "effect-icon", style + "-icon");
    }

    Label label() {
        var label = Nodes.label(word(), "claim-mark", "drift-mark", style);
        label.setGraphic(Nodes.icon(icon));
        return label;
    }
}
