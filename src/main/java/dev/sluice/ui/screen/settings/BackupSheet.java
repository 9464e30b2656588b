package dev.sluice.ui.screen.settings;

import dev.sluice.domain.workspace.BackupMade;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import java.util.Arrays;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.PasswordField;

/// Backs the workspace up into a file, which takes its passphrase.
final class BackupSheet {

    private static final Messages TEXTS = Messages.of("settings");

    private final ScreenContext context;
    private final Path file;
    private final PasswordField input = new PasswordField();
    private final SimpleBooleanProperty busy = new SimpleBooleanProperty();
    private final Sheet sheet = new Sheet(TEXTS.get("backup.title"), Sheet.Size.SMALL);

    BackupSheet(ScreenContext context, Path file) {
        this.context = context;
        this.file = file;
    }

    void show() {
        var isOpenToAll = context.session().workspace().vault().isOpenToAll();
        sheet.add(Controls.paragraph(TEXTS.get(isOpenToAll ? "backup.effect.open" : "backup.effect")));
        input.setId("backup-passphrase");
        if (!isOpenToAll) {
            sheet.add(new Field(TEXTS.get("passphrase"), input, file.toString()));
            sheet.startAt(input);
        }
        sheet.primary(TEXTS.get("backup.verb"), this::backUp).setId("backup-verb");
        sheet.primaryWhen(
                isOpenToAll ? busy.not() : busy.not().and(input.textProperty().isNotEmpty()));
        context.dialogs().show(sheet);
    }

    private void backUp() {
        busy.set(true);
        sheet.clearProblem();
        var typed = input.getText().toCharArray();
        var passphrase = Passphrase.of(typed);
        Arrays.fill(typed, '\0');
        context.jobs().run(() -> made(passphrase), this::done, problem -> {
            busy.set(false);
            sheet.showProblem(problem);
            input.requestFocus();
        });
    }

    private BackupMade made(Passphrase passphrase) {
        try (passphrase) {
            return context.session().workspace().backUp(file, passphrase);
        }
    }

    private void done(BackupMade made) {
        sheet.close();
        context.session().lastResult().set(TEXTS.get("backup.done", made.file()));
    }
}
