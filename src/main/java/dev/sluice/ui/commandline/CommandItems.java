package dev.sluice.ui.commandline;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Copied;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.scene.control.MenuItem;

/// Lines of a menu that copy commands.
public final class CommandItems {
    private static final Messages TEXTS = Messages.of("common");

    private CommandItems() {}

    public static List<MenuItem> of(CommandLines lines) {
        if (lines.isEmpty()) {
            var nothing = Controls.menuItem(TEXTS.get("command.copy.nothing"), () -> {});
            nothing.setDisable(true);
            return List.of(nothing);
        }
        var ours = Controls.menuItem(TEXTS.get("command.copy.sluice"), () -> Copied.put(lines.sluiceText()));
        ours.setId("copy-sluice");
        var canNsc = !lines.nsc().isEmpty();
        var theirs = Controls.menuItem(
                TEXTS.get(canNsc ? "command.copy.nsc" : "command.copy.nsc.not"), () -> Copied.put(lines.nscText()));
        theirs.setId("copy-nsc");
        theirs.setDisable(!canNsc);
        return List.of(ours, theirs);
    }
}
