package dev.sluice.ui.palette;

import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.control.Controls;
import javafx.scene.control.ListCell;

/// One find of the palette.
final class PaletteCell extends ListCell<PaletteEntry> {

    @Override
    protected void updateItem(PaletteEntry found, boolean empty) {
        super.updateItem(found, empty);
        if (empty || found == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(Controls.row(
                "palette-line",
                Controls.icon(found.icon()),
                Controls.label(found.name(), "palette-name"),
                Controls.label(found.detail(), "text-muted"),
                Controls.spring(),
                Controls.label(found.keys(), "mono", "text-muted")));
        setAccessibleText(ForeignText.marked(found.name() + ", " + found.detail()));
    }
}
