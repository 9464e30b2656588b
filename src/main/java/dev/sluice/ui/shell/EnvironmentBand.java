package dev.sluice.ui.shell;

import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Level;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.command.CommandGuard;
import dev.sluice.ui.command.CommandRegistry;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The strip that says where one is: colour, word and icon.
final class EnvironmentBand extends HBox {

    private static final Messages TEXTS = Messages.of("shell");

    private final Environment shown;
    private final MenuButton switcher = new MenuButton(TEXTS.get("band.switch"));

    EnvironmentBand(Environment environment, CommandRegistry commands, CommandGuard guard) {
        this.shown = environment;
        switcher.setId("band-switch");
        switcher.setAccessibleText(TEXTS.get("band.switch"));
        switcher.getStyleClass().addAll("band-button", "small");
        Controls.show(switcher, Visible.NO);
        var level = environment.level();
        var word = word(level);
        getStyleClass().addAll("environment-band", "level-" + key(level));
        var name = Controls.label(environment.name(), "band-name");
        Controls.show(name, Visible.when(!environment.name().equalsIgnoreCase(word)));
        var lock = Controls.label(TEXTS.get("band.read-only"), "band-word");
        lock.setGraphic(Controls.icon(Feather.LOCK));
        var readOnly = guard.readOnly();
        readOnly.subscribe(on -> Controls.show(lock, Visible.when(on)));
        getChildren()
                .addAll(
                        Controls.icon(icon(level)),
                        Controls.label(word, "band-word"),
                        name,
                        Controls.label(TEXTS.get("band." + key(level)), "band-text"),
                        Controls.spring(),
                        observer(guard),
                        lock,
                        switcher);
        if (level != Level.SANDBOX) {
            var turn = new CommandButton(commands.get("shell.read-only"), "band-button", "small");
            turn.button().textProperty().bind(readOnly.map(on -> TEXTS.get(on ? "read-only.off" : "read-only.on")));
            getChildren().add(turn);
        }
        setAccessibleText(TEXTS.get("band.accessible", word, environment.name()));
    }

    private static Label observer(CommandGuard guard) {
        var observer = Controls.label(TEXTS.get("band.observer"), "band-word");
        observer.setGraphic(Controls.icon(Feather.EYE));
        guard.observer().subscribe(on -> Controls.show(observer, Visible.when(on)));
        return observer;
    }

    /// Offers the other environments of the workspace, when there are any.
    void offer(List<Environment> all, Consumer<Environment> go) {
        var others = all.stream()
                .filter(environment -> !environment.id().equals(shown.id()))
                .toList();
        switcher.getItems()
                .setAll(others.stream()
                        .map(environment -> item(environment, go))
                        .toList());
        Controls.show(switcher, Visible.when(!others.isEmpty()));
    }

    private static MenuItem item(Environment environment, Consumer<Environment> go) {
        return Controls.menuItem(
                TEXTS.get("band.go", environment.name(), word(environment.level())), () -> go.accept(environment));
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
