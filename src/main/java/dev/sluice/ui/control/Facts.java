package dev.sluice.ui.control;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Names and values in two columns.
public final class Facts extends GridPane {

    private int rows;

    public Facts() {
        getStyleClass().add("facts");
        var names = new ColumnConstraints();
        names.setMinWidth(Region.USE_PREF_SIZE);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setFillWidth(true);
        getColumnConstraints().addAll(names, values);
    }

    public Facts add(String name, String value) {
        return add(name, Controls.paragraph(value, "fact-value"));
    }

    public Facts addMono(String name, String value) {
        return add(name, Controls.paragraph(value, "fact-value", "mono"));
    }

    public Facts add(String name, Node value) {
        var label = Controls.label(name, "fact-name");
        // On a base line GridPane gives a wrapped label the height of one line; a box has none at all.
        var line = value instanceof Labeled ? VPos.TOP : VPos.CENTER;
        GridPane.setValignment(label, line);
        GridPane.setValignment(value, line);
        label.setLabelFor(value);
        addRow(rows++, label, value);
        return this;
    }
}
