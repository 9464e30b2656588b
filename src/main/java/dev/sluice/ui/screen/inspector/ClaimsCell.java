package dev.sluice.ui.screen.inspector;

import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.control.Controls;
import javafx.scene.control.TreeTableCell;
import org.jspecify.annotations.Nullable;

/// One value of the tree, whole on hover.
final class ClaimsCell extends TreeTableCell<ClaimsRow, String> {
    private static final int HOVERED = 24;

    ClaimsCell(String style) {
        getStyleClass().add(style);
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        if (empty || text == null) {
            setText(null);
            setTooltip(null);
            return;
        }
        setText(ForeignText.marked(text));
        setTooltip(text.length() > HOVERED ? Controls.tip(text) : null);
    }
}
