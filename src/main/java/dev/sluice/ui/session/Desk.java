package dev.sluice.ui.session;

import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Guard;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.dialog.Dialogs;
import dev.sluice.ui.mvc.Jobs;
import dev.sluice.ui.mvc.Moments;
import org.kordamp.ikonli.Ikon;

/// Everything a screen is given.
public record Desk(
        Session session,
        Jobs jobs,
        Navigator navigator,
        Dialogs dialogs,
        Moments moments,
        Guard guard,
        Outside outside) {

    /// A command of a screen, held back by read-only mode and a locked vault as its impact wants.
    public Command command(String id, String name, Ikon icon, Impact impact, Runnable handler) {
        return Command.of(id, name, icon, impact, handler).guardedBy(guard);
    }
}
