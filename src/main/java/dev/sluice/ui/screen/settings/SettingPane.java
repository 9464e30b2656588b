package dev.sluice.ui.screen.settings;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

/// One setting: what it is called, what it does, and where it is changed.
final class SettingPane extends VBox {

    private static final Messages TEXTS = Messages.of("settings");

    private final String words;
    private final Field field;

    /// @param key of its texts
    /// @param nodes where it is shown or typed, then its buttons
    SettingPane(String key, List<? extends Node> nodes) {
        var name = TEXTS.get(key);
        var text = TEXTS.get(key + ".text");
        words = (name + " " + text).toLowerCase(Locale.ROOT);
        var line = Controls.row("button-row", nodes.toArray(Node[]::new));
        var editor = nodes.getFirst();
        field = new Field(name, line, text);
        editor.setAccessibleText(name);
        editor.setAccessibleHelp(text);
        getStyleClass().add("setting");
        setId("setting-" + key);
        getChildren().add(field);
    }

    boolean isFoundBy(String typed) {
        return words.contains(typed);
    }

    void wrong(String text) {
        field.wrong(text);
    }

    void wrong(Problem problem) {
        field.wrong(problem);
    }

    void fine() {
        field.fine();
    }
}
