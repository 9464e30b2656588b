package dev.sluice.ui.session;

import dev.sluice.domain.model.Level;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandGuard;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.dialog.Dialogs;
import dev.sluice.ui.dialog.ProofSheet;
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
        Runnable guarded = impact == Impact.PUBLISH ? () -> publish(handler) : handler;
        return Command.of(id, name, icon, impact, guarded).guardedBy(guard);
    }

    /// Goes on at once, but in production, where nobody used the vault for a while: then the passphrase is typed first
    /// (ux.md#2.6). What destroys asks for it anyway, beside the name.
    public void publish(Runnable work) {
        var proof = session.proof();
        if (session.environment().level() == Level.PRODUCTION
                && proof.isAsked()
                && session.vaultUse().isIdle(moments.now())) {
            ProofSheet.show(dialogs, jobs, proof, () -> use(work));
        } else {
            use(work);
        }
    }

    /// Says what came of something at the foot of the window, and before the eyes of whoever looks elsewhere.
    public void announce(String sentence) {
        dialogs.say(session.tell(sentence));
    }

    private void use(Runnable work) {
        session.vaultUse().note(moments.now());
        work.run();
    }
}
