package dev.sluice.tour;

import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.mvc.TableRow;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;
import javafx.scene.text.Text;

/// Does in the window what a person would do, by what things are called and not by where they are.
final class UiDriver {
    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Messages TEXTS = Messages.of("tour");
    private static final Messages SHELL = Messages.of("shell");

    private final Scene scene;

    UiDriver(Scene scene) {
        this.scene = scene;
    }

    /// Waits until the control is there and can be used, gives it the focus and presses it.
    void press(String query) {
        await(
                TEXTS.get("why.no-control", query),
                () -> find(query)
                        .filter(node -> node instanceof ButtonBase && !node.isDisabled())
                        .isPresent());
        UiProbe.act(() -> {
            var button = (ButtonBase) find(query).orElseThrow();
            button.requestFocus();
            button.fire();
        });
    }

    void write(String query, String text) {
        await(
                TEXTS.get("why.no-control", query),
                () -> find(query)
                        .filter(node -> node instanceof TextInputControl && !node.isDisabled())
                        .isPresent());
        UiProbe.act(() -> {
            var input = (TextInputControl) find(query).orElseThrow();
            input.requestFocus();
            input.setText(text);
            input.end();
        });
    }

    /// Chooses what a list to pick from calls `words`.
    void choose(String query, String words) {
        await(TEXTS.get("why.no-choice", query, words), () -> indexOf(query, words) >= 0);
        UiProbe.act(() -> {
            var box = (ComboBox<?>) find(query).orElseThrow();
            box.requestFocus();
            box.getSelectionModel().select(indexOf(query, words));
        });
    }

    void selectFirst() {
        UiProbe.act(() -> table().ifPresent(table -> {
            table.requestFocus();
            table.getSelectionModel().selectFirst();
        }));
    }

    void selectAll() {
        UiProbe.act(() -> table().ifPresent(table -> {
            table.requestFocus();
            table.getSelectionModel().selectAll();
        }));
    }

    /// Selects the first row of the screen's table that can be found by `words`.
    void select(String words) {
        await(TEXTS.get("why.no-row", words), () -> rowOf(words) >= 0);
        UiProbe.act(() -> {
            var table = table().orElseThrow();
            table.requestFocus();
            table.getSelectionModel().clearAndSelect(rowOf(words));
        });
    }

    /// Whether the screen's table has a row that can be found by `words`.
    boolean lists(String words) {
        return rowOf(words) >= 0;
    }

    void awaitText(String words) {
        await(TEXTS.get("why.no-text", words), () -> shows(words));
    }

    void awaitControl(String query) {
        await(TEXTS.get("why.no-control", query), () -> find(query).isPresent());
    }

    void awaitUsable(String query) {
        await(
                TEXTS.get("why.no-control", query),
                () -> find(query).filter(node -> !node.isDisabled()).isPresent());
    }

    /// Leaves the sheet in front, as Esc does, and waits until it is gone.
    void leaveSheet() {
        var sheet = UiProbe.fx(() -> find(".dialog-sheet").map(Sheet.class::cast))
                .orElseThrow(() -> new ScenarioFailure(TEXTS.get("why.no-control", ".dialog-sheet")));
        UiProbe.act(() -> sheet.leaveButton().fire());
        await(TEXTS.get("why.sheet"), () -> sheet.getScene() == null);
    }

    /// What a field holds; on the FX thread.
    String text(String query) {
        return find(query)
                .map(TextInputControl.class::cast)
                .map(TextInputControl::getText)
                .orElse("");
    }

    /// Turns to a tab; on the FX thread.
    void tab(String query, int place) {
        find(query)
                .map(TabPane.class::cast)
                .ifPresent(tabs -> tabs.getSelectionModel().select(place));
    }

    /// What the labels of a kind say; on the FX thread.
    List<String> labels(String query) {
        return scene.getRoot().lookupAll(query).stream()
                .filter(node -> node instanceof Labeled && isSeen(node))
                .map(node -> String.valueOf(((Labeled) node).getText()))
                .toList();
    }

    void awaitScreen(ScreenId screen) {
        var title = SHELL.get("screen." + screen.key());
        await(
                TEXTS.get("why.no-screen", title),
                () -> find("#header-title")
                        .filter(node ->
                                node instanceof Label label && label.getText().equals(title))
                        .isPresent());
    }

    /// Waits until the status bar says that no background work is under way.
    void awaitQuiet() {
        UiProbe.frames(2);
        await(TEXTS.get("why.busy"), () -> find(".status-busy").isEmpty());
        UiProbe.frames(2);
    }

    /// How many rows the screen's list has; -1 without a list.
    int rows() {
        return UiProbe.fx(() -> table().map(table -> table.getItems().size()).orElse(-1));
    }

    void await(String otherwise, BooleanSupplier condition) {
        if (!UiProbe.sees(PATIENCE, condition)) {
            var problem = UiProbe.fx(this::problems);
            throw new ScenarioFailure(problem.isEmpty() ? otherwise : otherwise + ": " + problem);
        }
    }

    /// On the FX thread.
    boolean shows(String words) {
        return texts().stream().anyMatch(text -> text.contains(words));
    }

    /// The topmost visible node; on the FX thread.
    Optional<Node> find(String query) {
        return scene.getRoot().lookupAll(query).stream()
                .filter(UiDriver::isSeen)
                .reduce((_, last) -> last);
    }

    /// What the window says went wrong; on the FX thread.
    String problems() {
        var said = new ArrayList<String>();
        for (var pane : scene.getRoot().lookupAll(".problem-pane")) {
            walk(pane, node -> {
                if (node instanceof Label label) {
                    said.add(label.getText());
                }
            });
        }
        return String.join(" ", said);
    }

    private List<String> texts() {
        var found = new ArrayList<String>();
        walk(scene.getRoot(), node -> read(node, found));
        return found;
    }

    private int indexOf(String query, String words) {
        return find(query)
                .filter(ComboBox.class::isInstance)
                .map(node -> indexOf((ComboBox<?>) node, words))
                .orElse(-1);
    }

    private static <T> int indexOf(ComboBox<T> box, String words) {
        var names = box.getItems().stream().map(box.getConverter()::toString).toList();
        return names.indexOf(words);
    }

    private int rowOf(String words) {
        var items = table().map(TableView::getItems);
        if (items.isEmpty()) {
            return -1;
        }
        var rows = items.get();
        for (var i = 0; i < rows.size(); i++) {
            if (rows.get(i) instanceof TableRow row && row.searchText().contains(words)) {
                return i;
            }
        }
        return -1;
    }

    private Optional<TableView<?>> table() {
        return find(".data-table .table-view").map(node -> (TableView<?>) node);
    }

    private static boolean isSeen(Node node) {
        for (Node step = node; step != null; step = step.getParent()) {
            if (!step.isVisible()) {
                return false;
            }
        }
        return true;
    }

    private static void read(Node node, List<String> into) {
        switch (node) {
            case Labeled labeled when labeled.getText() != null -> into.add(labeled.getText());
            case TextInputControl input when input.getText() != null -> into.add(input.getText());
            case Text text -> into.add(text.getText());
            default -> {}
        }
    }

    private static void walk(Node node, Consumer<Node> visitor) {
        if (!node.isVisible()) {
            return;
        }
        visitor.accept(node);
        if (node instanceof Parent parent) {
            List.copyOf(parent.getChildrenUnmodifiable()).forEach(child -> walk(child, visitor));
        }
    }
}
