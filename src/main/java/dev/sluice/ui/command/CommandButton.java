package dev.sluice.ui.command;

import dev.sluice.ui.commandline.CopyMenu;
import javafx.beans.binding.Bindings;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/// A button for a command. While it is blocked the tooltip says why; it hangs on this pane, since JavaFX shows
/// none on disabled controls.
public final class CommandButton extends StackPane {

    private final Button button = new Button();

    public CommandButton(Command command, String... styles) {
        button.setText(command.name());
        button.setGraphic(new FontIcon(command.icon()));
        button.setMnemonicParsing(false);
        button.setId(command.id().replace('.', '-'));
        button.getStyleClass().addAll(styles);
        button.setAccessibleText(command.name());
        button.accessibleHelpProperty().bind(command.blocked());
        button.disableProperty().bind(Bindings.createBooleanBinding(() -> !command.isEnabled(), command.blocked()));
        button.setOnAction(_ -> command.run());
        var tip = new Tooltip();
        tip.textProperty().bind(Bindings.createStringBinding(() -> tipText(command), command.blocked()));
        Tooltip.install(this, tip);
        command.lines().ifPresent(lines -> button.setContextMenu(new CopyMenu(lines)));
        setAccessibleRole(AccessibleRole.PARENT);
        getStyleClass().add("command-button");
        getChildren().add(button);
    }

    /// Shows the icon only; the name stays in the tooltip and for screen readers.
    public CommandButton iconOnly() {
        button.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        button.getStyleClass().add("button-icon");
        return this;
    }

    public Button button() {
        return button;
    }

    private static String tipText(Command command) {
        var keys = command.shortcut().map(k -> "  (" + k.getDisplayText() + ")").orElse("");
        var why = command.blocked().getValue();
        return why.isEmpty() ? command.name() + keys : command.name() + keys + "\n" + why;
    }
}
