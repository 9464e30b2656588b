package dev.sluice.ui.control;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// A few choices in plain sight, each with what it means.
public final class Choices<T> extends VBox {

    private final ToggleGroup group = new ToggleGroup();
    private final ObjectProperty<T> chosen;

    /// @param first chosen until a person chooses
    public Choices(String name, T first) {
        this(name, new SimpleObjectProperty<>(first));
    }

    /// @param chosen of a model: what it says at first, then what a person chooses
    public Choices(String name, ObjectProperty<T> chosen) {
        this.chosen = chosen;
        getStyleClass().addAll("field", "choices");
        getChildren().add(Controls.label(name, "field-label"));
        setAccessibleText(name);
    }

    public Choices<T> offer(T choice, String name, String meaning) {
        var button = new RadioButton(name);
        button.setMnemonicParsing(false);
        button.setToggleGroup(group);
        button.setSelected(choice.equals(chosen.get()));
        button.setAccessibleHelp(meaning);
        button.setId("choice-" + choice.toString().toLowerCase(java.util.Locale.ROOT));
        button.selectedProperty().subscribe(on -> {
            if (on) {
                chosen.set(choice);
            }
        });
        getChildren().addAll(button, Controls.paragraph(meaning, "field-message", "choice-meaning"));
        return this;
    }

    public ReadOnlyObjectProperty<T> chosen() {
        return chosen;
    }
}
