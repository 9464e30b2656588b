package dev.sluice.ui.screen.welcome;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.form.FolderField;
import dev.sluice.ui.session.StartContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;

/// Asks what opens a backup, and where it goes.
final class RestoreSheet {

    private static final Messages TEXTS = Messages.of("welcome");

    private RestoreSheet() {}

    static void show(StartContext context, Path backup) {
        var model = new RestoreModel(backup, context.workspaces().defaultFolder());
        var controller = new RestoreController(context, model);
        var file = new Label(backup.toString());
        file.getStyleClass().add("mono");
        file.setWrapText(true);
        var passphrase = new PasswordField();
        passphrase.setId("restore-passphrase");
        passphrase.textProperty().bindBidirectional(model.passphrase().text());
        var change = TEXTS.get("restore.folder.change");
        var sheet = new Sheet(TEXTS.get("restore.title"), Sheet.Size.MEDIUM);
        sheet.add(
                Controls.paragraph(TEXTS.get("restore.intro"), "text-muted"),
                new Field(TEXTS.get("restore.file"), file, TEXTS.get("restore.file.hint")),
                new Field(TEXTS.get("restore.passphrase"), passphrase, TEXTS.get("restore.passphrase.hint")),
                new FolderField(
                        TEXTS.get("restore.folder"),
                        TEXTS.get("restore.folder.hint"),
                        model.folder(),
                        change,
                        () -> context.dialogs().files().folder(change)),
                agreed(model));
        sheet.primary(TEXTS.get("restore.verb"), controller::restore).setId("restore-verb");
        sheet.startAt(passphrase);
        sheet.follow(model);
        context.dialogs().show(sheet);
    }

    private static CheckBox agreed(RestoreModel model) {
        var agreed = new CheckBox(TEXTS.get("restore.agree"));
        agreed.setId("restore-agree");
        agreed.setWrapText(true);
        agreed.selectedProperty().bindBidirectional(model.agreed());
        model.asks().subscribe(asks -> Controls.show(agreed, Visible.when(asks)));
        return agreed;
    }
}
