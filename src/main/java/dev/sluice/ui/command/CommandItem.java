package dev.sluice.ui.command;

import javafx.beans.binding.Bindings;
import javafx.scene.control.MenuItem;
import org.kordamp.ikonli.javafx.FontIcon;

/// A menu's line for a command; while it is blocked, the line is off and says why.
public final class CommandItem extends MenuItem {
    public CommandItem(Command command) {
        setMnemonicParsing(false);
        setId(command.id().replace('.', '-'));
        setGraphic(new FontIcon(command.icon()));
        textProperty().bind(Bindings.createStringBinding(() -> text(command), command.blocked()));
        disableProperty().bind(Bindings.createBooleanBinding(() -> !command.isEnabled(), command.blocked()));
        setOnAction(_ -> command.run());
    }

    private static String text(Command command) {
        var why = command.blocked().getValue();
        return why.isEmpty() ? command.name() : command.name() + " (" + why + ")";
    }
}
