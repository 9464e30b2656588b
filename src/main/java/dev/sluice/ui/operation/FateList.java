package dev.sluice.ui.operation;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import java.util.function.Supplier;
import javafx.beans.value.ObservableDoubleValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What becomes of each of many: a sentence that sums it up, how far it is, and a line for each.
public final class FateList extends VBox {

    private final Label sum = Controls.paragraph("", "section-title");

    /// @param progress 0 to 1; negative while nothing goes on
    /// @param summed asked again when the lines change
    /// @param name for screen readers
    public FateList(ObservableList<Fate> fates, ObservableDoubleValue progress, Supplier<String> summed, String name) {
        getStyleClass().add("limits-side");
        var list = new ListView<>(fates);
        list.setId("fates");
        list.getStyleClass().add("fates");
        list.setAccessibleText(name);
        list.setCellFactory(_ -> new FateCell());
        var bar = new ProgressBar(0);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText(name);
        progress.subscribe(done -> {
            Controls.show(bar, Visible.when(done.doubleValue() >= 0));
            bar.setProgress(Math.max(0, done.doubleValue()));
        });
        fates.addListener((ListChangeListener<Fate>) _ -> sum.setText(summed.get()));
        sum.setText(summed.get());
        getChildren().addAll(sum, bar, list);
        VBox.setVgrow(list, Priority.ALWAYS);
    }

    /// One line of the list.
    private static final class FateCell extends ListCell<Fate> {
        @Override
        protected void updateItem(Fate fate, boolean empty) {
            super.updateItem(fate, empty);
            setText(null);
            setGraphic(empty || fate == null ? null : node(fate));
            setAccessibleText(empty || fate == null ? null : fate.name() + " " + fate.told());
        }

        private static Node node(Fate fate) {
            var told = Controls.label(fate.told(), fate.kind() == Fate.Kind.REFUSED ? "claim-removed" : "text-muted");
            told.setTooltip(Controls.tip(fate.told()));
            told.setMinWidth(0);
            HBox.setHgrow(told, Priority.ALWAYS);
            return Controls.row("line", Controls.whole(fate.name(), "cell-name"), told);
        }
    }
}
