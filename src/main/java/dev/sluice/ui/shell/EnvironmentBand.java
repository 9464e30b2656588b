package dev.sluice.ui.shell;

import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Level;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.command.CommandRegistry;
import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.control.Nodes.Visible;
import dev.sluice.ui.mvc.Texts;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The strip that says where one is: colour, word and icon.
final class EnvironmentBand extends HBox {

    private static final Texts TEXTS = Texts.of("shell");

    EnvironmentBand(Environment environment, CommandRegistry commands, ObservableValue<Boolean> readOnly) {
        var level = environment.level();
        var word = word(level);
        getStyleClass().addAll("environment-band", "level-" + key(level));
        var name = Nodes.label(environment.name(), "band-name");
        Nodes.show(name, Visible.when(!environment.name().equalsIgnoreCase(word)));
        var lock = Nodes.label(TEXTS.get("band.read-only"), "band-word");
        lock.setGraphic(Nodes.icon(Feather.LOCK));
        readOnly.subscribe(on -> Nodes.show(lock, Visible.when(on)));
        getChildren()
                .addAll(
                        Nodes.icon(icon(level)),
                        Nodes.label(word, "band-word"),
                        name,
                        Nodes.label(TEXTS.get("band." + key(level)), "band-text"),
                        Nodes.spring(),
                        lock);
        if (level != Level.SANDBOX) {
            var turn = new CommandButton(commands.get("shell.read-only"), "band-button", "small");
            turn.button().textProperty().bind(readOnly.map(on -> TEXTS.get(on ? "read-only.off" : "read-only.on")));
            getChildren().add(turn);
        }
        setAccessibleText(TEXTS.get("band.accessible", word, environment.name()));
    }

    static String word(Level level) {
        return TEXTS.get("level." + key(level));
    }

    static String key(Level level) {
        return level.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Ikon icon(Level level) {
        return switch (level) {
            case SANDBOX -> Feather.BOX;
            case DEVELOPMENT -> Feather.TOOL;
            case STAGING -> Feather.LAYERS;
            case PRODUCTION -> Feather.ALERT_OCTAGON;
        };
    }
}
