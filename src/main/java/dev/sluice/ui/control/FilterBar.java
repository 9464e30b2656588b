package dev.sluice.ui.control;

import dev.sluice.ui.mvc.TableRow;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.textfield.CustomTextField;
import org.kordamp.ikonli.feather.Feather;

/// Above a table: a text filter, facets with counts, and the screen's own actions.
final class FilterBar<R extends TableRow> extends VBox {

    private static final Messages TEXTS = Messages.of("common");

    private record Facet<R>(String name, Predicate<R> test, ToggleButton button) {}

    private final CustomTextField text = new CustomTextField();
    /// Breaks into lines beside a detail that needs the room.
    private final FlowPane facetBox = new FlowPane();
    private final HBox actions = new HBox();
    private final ToggleGroup group = new ToggleGroup();
    private final List<Facet<R>> facets = new ArrayList<>();
    /// What is looked through of each row, made once. By identity: rows are values, which are compared slowly.
    private final IdentityHashMap<R, String> texts = new IdentityHashMap<>();

    private final Runnable changed;

    /// @param changed told when the predicate is another one
    FilterBar(Runnable changed) {
        this.changed = changed;
        getStyleClass().add("filter-bar");
        facetBox.getStyleClass().add("facets");
        actions.getStyleClass().add("filter-actions");
        actions.setMinWidth(Region.USE_PREF_SIZE);
        text.getStyleClass().add("filter-field");
        text.setPromptText(TEXTS.get("filter.prompt"));
        text.setAccessibleText(TEXTS.get("filter.prompt"));
        text.setLeft(Controls.icon(Feather.SEARCH));
        var clear = Controls.iconButton(TEXTS.get("filter.clear"), Feather.X, this::clear, "small");
        clear.setFocusTraversable(false);
        clear.visibleProperty().bind(text.textProperty().isNotEmpty());
        text.setRight(clear);
        text.textProperty().subscribe(changed);
        text.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && !text.getText().isEmpty()) {
                text.clear();
                key.consume();
            }
        });
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            } else {
                changed.run();
            }
        });
        facetBox.managedProperty().bind(Bindings.isNotEmpty(facetBox.getChildren()));
        HBox.setHgrow(text, Priority.SOMETIMES);
        getChildren().addAll(Controls.row("filter-line", text, Controls.spring(), actions), facetBox);
    }

    void addFacet(String name, Predicate<R> test) {
        var button = new ToggleButton(name);
        button.setMnemonicParsing(false);
        button.setToggleGroup(group);
        button.getStyleClass().addAll("facet", "small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        facets.add(new Facet<>(name, test, button));
        facetBox.getChildren().add(button);
        if (facets.size() == 1) {
            button.setSelected(true);
        }
    }

    void addAction(Node action) {
        actions.getChildren().add(actions.getChildren().size() - 1, action);
    }

    /// Of the table itself, after what the screen can do.
    void addTool(Node tool) {
        actions.getChildren().add(tool);
    }

    /// What is filtered by, for people; empty for nothing.
    String about() {
        var facet = facets.stream()
                .skip(1)
                .filter(one -> one.button().isSelected())
                .map(Facet::name)
                .findFirst();
        return Stream.concat(facet.stream(), words().isEmpty() ? Stream.of() : Stream.of("\"" + words() + "\""))
                .collect(Collectors.joining(", "));
    }

    TextField field() {
        return text;
    }

    String words() {
        return text.getText().strip();
    }

    void clear() {
        text.clear();
        if (!facets.isEmpty()) {
            facets.getFirst().button().setSelected(true);
        }
        changed.run();
    }

    Predicate<R> predicate() {
        var words = List.of(text.getText().strip().toLowerCase(Locale.ROOT).split("\\s+"));
        var facet = chosenFacet();
        return words.equals(List.of("")) ? facet : row -> matches(row, words) && facet.test(row);
    }

    /// The rows are others.
    void count(ObservableList<R> rows) {
        texts.clear();
        for (var facet : facets) {
            var count = rows.stream().filter(facet.test()).count();
            var name = TEXTS.get("filter.facet", facet.name(), count);
            facet.button().setText(name);
            facet.button().setAccessibleText(name);
        }
    }

    private Predicate<R> chosenFacet() {
        return facets.stream()
                .filter(facet -> facet.button().isSelected())
                .findFirst()
                .map(Facet::test)
                .orElse(_ -> true);
    }

    /// For each of 50,000 rows at every key, so without anything that is made anew.
    private boolean matches(R row, List<String> words) {
        var target = texts.computeIfAbsent(row, one -> one.searchText().toLowerCase(Locale.ROOT));
        for (var word : words) {
            if (!target.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
