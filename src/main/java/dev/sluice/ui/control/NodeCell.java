package dev.sluice.ui.control;

import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.text.Messages;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;

/// A cell that shows a node made from its row, and offers to copy its text. Registers nothing.
final class NodeCell<R> extends TableCell<R, R> {

    private static final Messages TEXTS = Messages.of("common");

    private final Column<R> column;

    NodeCell(Column<R> column) {
        this.column = column;
        setOnContextMenuRequested(request -> {
            if (getItem() != null) {
                menu(getItem()).show(this, request.getScreenX(), request.getScreenY());
                request.consume();
            }
        });
    }

    @Override
    protected void updateItem(R row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setAccessibleText(null);
        } else {
            setGraphic(node(row));
            setAccessibleText(
                    column.title() + " " + ForeignText.marked(column.text().apply(row)));
        }
    }

    /// Words alone go into the label that is there: making one, and styling it, is what filling a table costs.
    private Node node(R row) {
        if (column.look() == Column.Look.WORDS && getGraphic() instanceof Label label) {
            label.setText(ForeignText.markedLines(column.text().apply(row)));
            return label;
        }
        return column.node().apply(row);
    }

    private ContextMenu menu(R row) {
        var cell = Controls.menuItem(
                TEXTS.get("table.copy.cell", column.title()),
                () -> Copied.put(column.text().apply(row)));
        var line = Controls.menuItem(TEXTS.get("table.copy.row"), () -> ((DataRow<R>) getTableRow()).copy());
        return new ContextMenu(cell, line);
    }
}
