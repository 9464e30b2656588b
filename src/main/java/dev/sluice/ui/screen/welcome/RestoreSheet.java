package dev.sluice.ui.screen.welcome;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.FolderField;
import dev.sluice.ui.dialog.FileDialogs;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;

/// What opens a backup, and where it goes.
final class RestoreSheet {

    private static final Messages TEXTS = Messages.of("welcome");

    private final Sheet sheet = new Sheet(TEXTS.get("restore.title"), Sheet.Size.MEDIUM);
    private final PasswordField passphrase = new PasswordField();
    private final CheckBox agreed = new CheckBox(TEXTS.get("restore.agree"));

    RestoreSheet(RestoreAttempt attempt, Path place, FileDialogs files) {
        var change = TEXTS.get("restore.folder.change");
        var folder = new FolderField(
                TEXTS.get("restore.folder"),
                TEXTS.get("restore.folder.hint"),
                place,
                change,
                () -> files.folder(change));
        folder.folder().subscribe(_ -> attempt.elsewhere());
        passphrase.setId("restore-passphrase");
        agreed.setId("restore-agree");
        agreed.setWrapText(true);
        var file = new Label(attempt.file().toString());
        file.getStyleClass().add("mono");
        file.setWrapText(true);
        sheet.add(
                Controls.paragraph(TEXTS.get("restore.intro"), "text-muted"),
                new Field(TEXTS.get("restore.file"), file, TEXTS.get("restore.file.hint")),
                new Field(TEXTS.get("restore.passphrase"), passphrase, TEXTS.get("restore.passphrase.hint")),
                folder,
                agreed);
        sheet.primary(
                        TEXTS.get("restore.verb"),
                        () -> attempt.restore(
                                folder.folder().get(), passphrase.getText().toCharArray(), agreed.isSelected()))
                .setId("restore-verb");
        sheet.primaryWhen(attempt.busy().not().and(attempt.asks().not().or(agreed.selectedProperty())));
        sheet.startAt(passphrase);
        follow(attempt);
    }

    Sheet sheet() {
        return sheet;
    }

    private void follow(RestoreAttempt attempt) {
        attempt.done().subscribe(done -> {
            if (done) {
                sheet.close();
            }
        });
        attempt.asks().subscribe(asks -> {
            agreed.setSelected(false);
            Controls.show(agreed, Visible.when(asks));
        });
        attempt.problem().subscribe(problem -> {
            if (problem == null) {
                sheet.clearProblem();
            } else {
                sheet.showProblem(problem);
            }
        });
    }
}
