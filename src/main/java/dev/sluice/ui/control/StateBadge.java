package dev.sluice.ui.control;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.text.ForeignText;
import javafx.scene.control.Label;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// A state as icon, word and colour (ux.md#4).
public final class StateBadge extends Label {

    /// @param style the end of a style class `state-…` that gives the colour
    public StateBadge(String word, Ikon icon, String style) {
        super(ForeignText.marked(word), Controls.icon(icon));
        getStyleClass().addAll("state-badge", "state-" + style);
        setAccessibleText(word);
        setMinWidth(USE_PREF_SIZE);
    }

    public static StateBadge of(ConnectionState state) {
        var icon = switch (state) {
            case PENDING -> Feather.CLOCK;
            case ACTIVATING, REVOKING -> Feather.LOADER;
            case ACTIVE -> Feather.CHECK_CIRCLE;
            case DEGRADED -> Feather.ALERT_TRIANGLE;
            case SUSPENDED -> Feather.PAUSE_CIRCLE;
            case REVOKED -> Feather.SLASH;
            case DECLINED -> Feather.X_CIRCLE;
            case EXPIRED -> Feather.WATCH;
            case TERMINATED -> Feather.ZAP_OFF;
        };
        return new StateBadge(StateWords.of(state), icon, state.word());
    }
}
