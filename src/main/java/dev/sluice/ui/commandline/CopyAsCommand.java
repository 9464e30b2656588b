package dev.sluice.ui.commandline;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import java.util.function.Supplier;
import javafx.scene.control.MenuButton;
import org.kordamp.ikonli.feather.Feather;

/// Copies what is about to be done as a command: with `sluice`, and with `nsc` where that can do it.
public final class CopyAsCommand extends MenuButton {
    private static final Messages TEXTS = Messages.of("common");

    /// @param lines as they are when somebody copies them
    public CopyAsCommand(Supplier<CommandLines> lines) {
        super(TEXTS.get("command.copy"), Controls.icon(Feather.TERMINAL));
        setId("copy-as-command");
        setAccessibleText(TEXTS.get("command.copy"));
        setMnemonicParsing(false);
        getStyleClass().add("small");
        // Filled before it opens, so that it opens with what is typed by then.
        getItems().setAll(CommandItems.of(CommandLines.NONE));
        setOnShowing(_ -> getItems().setAll(CommandItems.of(lines.get())));
    }
}
