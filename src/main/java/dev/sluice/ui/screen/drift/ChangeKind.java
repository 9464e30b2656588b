package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.maintenance.Drifts.Line;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.kordamp.ikonli.feather.Feather;

/// Who did what to a claim since it was last signed here.
enum ChangeKind {
    ADDED_THERE(Feather.PLUS, "claim-added"),
    REMOVED_THERE(Feather.MINUS, "claim-removed"),
    CHANGED_THERE(Feather.EDIT_2, "claim-changed"),
    /// Here only; it was not pushed yet.
    CHANGED_HERE(Feather.HOME, "claim-changed"),
    CHANGED_BOTH(Feather.SHUFFLE, "claim-changed");

    private static final Messages TEXTS = Messages.of("drift");

    private final Feather icon;
    private final String style;

    ChangeKind(Feather icon, String style) {
        this.icon = icon;
        this.style = style;
    }

    static ChangeKind of(Line line) {
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
    ChangeKind undone() {
        return switch (this) {
            case ADDED_THERE -> REMOVED_THERE;
            case REMOVED_THERE -> ADDED_THERE;
            case CHANGED_THERE, CHANGED_HERE, CHANGED_BOTH -> CHANGED_THERE;
        };
    }

    Node icon() {
        return Controls.icon(icon, "effect-icon", style + "-icon");
    }

    Label label() {
        var label = Controls.label(word(), "claim-mark", "drift-mark", style);
        label.setGraphic(Controls.icon(icon));
        return label;
    }
}
