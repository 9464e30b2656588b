package dev.sluice.ui.session;

import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandGuard;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.dialog.Dialogs;
import dev.sluice.ui.job.BackgroundJobs;
import dev.sluice.ui.text.TimeFormat;
import org.kordamp.ikonli.Ikon;

/// Everything a screen is given.
public record ScreenContext(
        ConsoleSession session,
        BackgroundJobs jobs,
        Navigator navigator,
        Dialogs dialogs,
        TimeFormat moments,
        CommandGuard guard,
        ExternalServices outside) {

    /// A command of a screen, held back by read-only mode and a locked vault as its impact wants.
    public Command command(String id, String name, Ikon icon, Impact impact, Runnable handler) {
        return Command.of(id, name, icon, impact, handler).guardedBy(guard);
    }
}
