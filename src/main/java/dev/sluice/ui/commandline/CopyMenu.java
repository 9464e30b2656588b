package dev.sluice.ui.commandline;

import java.util.function.Supplier;
import javafx.scene.control.ContextMenu;

/// The same as [CopyAsCommand], beside a button that does it.
public final class CopyMenu extends ContextMenu {
    /// @param lines as they are when somebody copies them
    public CopyMenu(Supplier<CommandLines> lines) {
        getItems().setAll(CommandItems.of(CommandLines.NONE));
        setOnShowing(_ -> getItems().setAll(CommandItems.of(lines.get())));
    }
}
