package dev.sluice.ui.screen.inspector;

import dev.sluice.domain.jwt.codec.TokenOutline.Shape;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeTableColumn;
import javafx.scene.control.TreeTableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Header and payload as a tree, filled as it is opened. Enter on a token within it inspects that one.
final class ClaimsTree extends VBox {
    private static final Messages TEXTS = Messages.of("inspector");
    private static final KeyCombination COPY = new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);
    /// Longest value shown in a line, in characters.
    private static final int LINE = 240;
    private static final int MOST = 1_048_576;

    private final TreeTableView<ClaimsRow> table = new TreeTableView<>();
    private final InspectorController controller;
    private final Consumer<String> inspect;

    ClaimsTree(InspectorController controller, Consumer<String> inspect) {
        this.controller = controller;
        this.inspect = inspect;
        table.setId("inspect-tree");
        table.setAccessibleText(TEXTS.get("tree"));
        table.setShowRoot(false);
        table.setColumnResizePolicy(TreeTableView.CONSTRAINED_RESIZE_POLICY_LAST_COLUMN);
        table.getColumns()
                .addAll(java.util.List.of(
                        column("tree.name", 190, row -> row.part().name(), "cell-text"),
                        column("tree.value", 230, ClaimsTree::value, "mono"),
                        column("tree.meaning", 200, ClaimsRow::note, "text-muted")));
        table.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        table.setOnMouseClicked(click -> {
            if (click.getClickCount() == 2) {
                inspectSelected();
            }
        });
        var copyValue = Controls.button(TEXTS.get("copy.value"), Feather.COPY, this::copyValue, "small");
        var copyPath = Controls.button(TEXTS.get("copy.path"), Feather.COPY, this::copyPath, "small");
        var nothing = table.getSelectionModel().selectedItemProperty().isNull();
        copyValue.disableProperty().bind(nothing);
        copyPath.disableProperty().bind(nothing);
        VBox.setVgrow(table, Priority.ALWAYS);
        getStyleClass().add("claims-tree");
        getChildren().addAll(table, Controls.row("button-row", copyValue, copyPath));
    }

    void show(ClaimsRow root) {
        var item = new ClaimsItem(root);
        item.open(ClaimsItem.SMALL);
        table.setRoot(item);
    }

    static String shortened(String text) {
        return text.length() <= LINE ? text : text.substring(0, LINE) + "…";
    }

    private static String value(ClaimsRow row) {
        return shortened(row.part().value());
    }

    private static TreeTableColumn<ClaimsRow, String> column(
            String key, double width, Function<ClaimsRow, String> text, String style) {
        var column = new TreeTableColumn<ClaimsRow, String>(TEXTS.get(key));
        column.setPrefWidth(width);
        column.setMinWidth(90);
        column.setSortable(false);
        column.setReorderable(false);
        column.setCellValueFactory(
                data -> new SimpleStringProperty(text.apply(data.getValue().getValue())));
        column.setCellFactory(_ -> new ClaimsCell(style));
        return column;
    }

    private void onKey(KeyEvent key) {
        if (COPY.match(key)) {
            copyValue();
            key.consume();
        } else if (key.getCode() == KeyCode.ENTER) {
            inspectSelected();
            key.consume();
        }
    }

    private void inspectSelected() {
        var item = table.getSelectionModel().getSelectedItem();
        if (item != null
                && item.getValue().part().shape() == Shape.TEXT
                && ClaimMeanings.isToken(item.getValue().part().value())) {
            inspect.accept(item.getValue().part().value());
        }
    }

    private void copyValue() {
        selected(row -> controller.onCopy(
                row.path(), row.isLeaf() ? row.part().value() : row.part().json(MOST)));
    }

    private void copyPath() {
        selected(row -> controller.onCopy(TEXTS.get("copy.path"), row.path()));
    }

    private void selected(Consumer<ClaimsRow> use) {
        TreeItem<ClaimsRow> item = table.getSelectionModel().getSelectedItem();
        if (item != null) {
            use.accept(item.getValue());
        }
    }
}
