package dev.sluice.ui.screen.settings;

import dev.sluice.domain.workspace.BackupMade;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;

/// Backs the workspace up into a file.
final class BackupController extends PassphraseController<BackupMade> {

    private static final Messages TEXTS = Messages.of("settings");

    private final Path file;

    BackupController(ScreenContext context, PassphraseModel model, Path file) {
        super(context, model);
        this.file = file;
    }

    @Override
    BackupMade perform(Passphrase passphrase) {
        return context().session().workspace().backUp(file, passphrase);
    }

    @Override
    String done(BackupMade made) {
        return TEXTS.get("backup.done", made.file());
    }
}
