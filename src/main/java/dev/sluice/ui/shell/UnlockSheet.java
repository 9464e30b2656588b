package dev.sluice.ui.shell;

import dev.sluice.domain.workspace.Vault;
import dev.sluice.ui.dialog.Dialogs;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.job.BackgroundJobs;
import dev.sluice.ui.screen.unlock.UnlockAttempt;
import dev.sluice.ui.screen.unlock.UnlockForm;
import dev.sluice.ui.text.Messages;

/// Unlocks the vault from within the main window.
final class UnlockSheet {

    private static final Messages TEXTS = Messages.of("shell");

    private UnlockSheet() {}

    static void show(Vault vault, BackgroundJobs jobs, Dialogs dialogs) {
        var sheet = new Sheet(TEXTS.get("lock.title"), Sheet.Size.SMALL);
        var form = new UnlockForm(new UnlockAttempt(vault, jobs, sheet::close));
        sheet.add(form.view().root());
        sheet.startAt(form.input());
        dialogs.show(sheet);
    }
}
