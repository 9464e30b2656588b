package dev.sluice.ui.shell;

import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.control.Nodes;
import javafx.scene.control.ListCell;

/// One find of the palette.
final class PaletteCell extends ListCell<Palette.Found> {

    @Override
    protected void updateItem(Palette.Found found, boolean empty) {
        super.updateItem(found, empty);
        if (empty || found == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        setGraphic(Nodes.row(
                "palette-line",
                Nodes.icon(found.icon()),
                Nodes.label(found.name(), "palette-name"),
                Nodes.label(found.detail(), "text-muted"),
                Nodes.spring(),
                Nodes.label(found.keys(), "mono", "text-muted")));
        setAccessibleText(ForeignText.marked(found.name() + ", " + found.detail()));
    }
}
