package dev.sluice.ui.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;

/// Many sections of one thing, listed at the side so that none hides in a menu; one is open. What a section shows
/// is made when it is opened first. The arrow keys go through the list, which is one stop of the keyboard.
public final class SectionTabs extends HBox {
    private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");

    private final VBox list = new VBox();
    private final StackPane body = new StackPane();
    private final ToggleGroup group = new ToggleGroup();
    private final List<Section> sections = new ArrayList<>();
    private final ReadOnlyStringWrapper open = new ReadOnlyStringWrapper("");

    private record Section(String id, ToggleButton button, Supplier<Node> content) {}

    /// @param name for screen readers
    public SectionTabs(String name) {
        getStyleClass().add("section-tabs");
        list.getStyleClass().add("section-list");
        list.setAccessibleRole(AccessibleRole.TAB_PANE);
        list.setAccessibleText(name);
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
        body.getStyleClass().add("section-body");
        list.setMinWidth(USE_PREF_SIZE);
        body.setMinWidth(0);
        HBox.setHgrow(body, Priority.ALWAYS);
        var scroll = new ScrollPane(list);
        scroll.setFitToHeight(true);
        scroll.setMinWidth(USE_PREF_SIZE);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        scroll.setAccessibleText(name);
        setMinHeight(0);
        getChildren().addAll(scroll, body);
        group.selectedToggleProperty().addListener((_, before, now) -> {
            if (now == null && before != null) {
                before.setSelected(true);
            }
        });
    }

    /// @param count of what is in it; negative for none
    public SectionTabs section(String id, Ikon icon, String title, int count, Supplier<Node> content) {
        var button = new ToggleButton(count < 0 ? title : title + "  " + count, Controls.icon(icon));
        button.setId(id);
        button.setMnemonicParsing(false);
        button.setToggleGroup(group);
        button.setMaxWidth(Double.MAX_VALUE);
        button.setFocusTraversable(sections.isEmpty());
        button.setAccessibleRole(AccessibleRole.TAB_ITEM);
        button.setAccessibleText(button.getText());
        button.getStyleClass().addAll("section-tab", "flat");
        button.pseudoClassStateChanged(EMPTY, count == 0);
        var section = new Section(id, button, remembered(title, content));
        button.selectedProperty().subscribe(chosen -> {
            button.setFocusTraversable(chosen);
            if (chosen) {
                open.set(id);
                body.getChildren().setAll(section.content().get());
            }
        });
        sections.add(section);
        list.getChildren().add(button);
        return this;
    }

    private static Supplier<Node> remembered(String title, Supplier<Node> content) {
        var made = new ArrayList<Node>(1);
        return () -> {
            if (made.isEmpty()) {
                var scroll = new ScrollPane(content.get());
                scroll.setFitToWidth(true);
                scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
                scroll.setAccessibleText(title);
                scroll.setFocusTraversable(false);
                made.add(scroll);
            }
            return made.getFirst();
        };
    }

    /// The id of the open section.
    public ReadOnlyStringProperty open() {
        return open.getReadOnlyProperty();
    }

    /// Opens that section, or the first one where it is not there.
    public SectionTabs open(String id) {
        sections.stream()
                .filter(section -> section.id().equals(id))
                .findFirst()
                .or(() -> sections.stream().findFirst())
                .ifPresent(section -> section.button().setSelected(true));
        return this;
    }

    private void onKey(KeyEvent key) {
        var step = key.getCode() == KeyCode.DOWN ? 1 : key.getCode() == KeyCode.UP ? -1 : 0;
        if (step == 0) {
            return;
        }
        for (var i = 0; i < sections.size(); i++) {
            if (sections.get(i).id().equals(open.get())) {
                var next =
                        sections.get(Math.floorMod(i + step, sections.size())).button();
                next.setSelected(true);
                next.requestFocus();
                break;
            }
        }
        key.consume();
    }
}
