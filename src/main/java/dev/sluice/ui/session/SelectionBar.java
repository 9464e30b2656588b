package dev.sluice.ui.session;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.DataTable;
import java.util.function.IntFunction;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with several rows that are selected; away while there is one or none.
public final class SelectionBar extends HBox {

    private final ObservableList<?> chosen;
    private final IntFunction<String> counted;
    private final Label count = Controls.whole("", "section-title");

    /// @param counted the words for how many there are
    /// @param none names the button that selects none
    public SelectionBar(DataTable<?> table, IntFunction<String> counted, String none, Node... commands) {
        this.chosen = table.chosen();
        this.counted = counted;
        getStyleClass().add("bulk-bar");
        getChildren()
                .addAll(
                        count,
                        Controls.spring(),
                        Controls.iconButton(
                                none, Feather.X, table.table().getSelectionModel()::clearSelection, "small"));
        getChildren().addAll(commands);
        chosen.addListener((ListChangeListener<Object>) _ -> show());
        show();
    }

    private void show() {
        count.setText(counted.apply(chosen.size()));
        Controls.show(this, Visible.when(chosen.size() > 1));
    }
}
