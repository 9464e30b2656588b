package dev.sluice.ui.screen.settings;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.Arrays;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.PasswordField;

/// Changes the profile, which is bound to the passphrase: an open vault at an empty desk is not leave enough.
final class ProfileSheet {

    private static final Messages TEXTS = Messages.of("settings");

    private final ScreenContext context;

    ProfileSheet(ScreenContext context) {
        this.context = context;
    }

    void show(Profile next) {
        var sheet = new Sheet(TEXTS.get("profile.to." + next.word()), Sheet.Size.SMALL);
        sheet.add(Controls.paragraph(TEXTS.get("profile.effect." + next.word())));
        var asked = !context.session().workspace().vault().isOpenToAll();
        var input = new PasswordField();
        input.setId("profile-passphrase");
        if (asked) {
            sheet.add(new Field(TEXTS.get("passphrase"), input, TEXTS.get("passphrase.text")));
            sheet.startAt(input);
        }
        var busy = new SimpleBooleanProperty();
        var verb = sheet.primary(TEXTS.get("profile.verb." + next.word()), () -> {
            busy.set(true);
            sheet.clearProblem();
            var typed = input.getText().toCharArray();
            var passphrase = Passphrase.of(typed);
            Arrays.fill(typed, '\0');
            context.jobs()
                    .run(
                            () -> {
                                try (passphrase) {
                                    context.session().workspace().setProfile(next, passphrase);
                                }
                            },
                            () -> done(sheet, next),
                            problem -> {
                                busy.set(false);
                                sheet.showProblem(problem);
                                input.requestFocus();
                            });
        });
        verb.setId("profile-verb");
        verb.disableProperty().bind(asked ? busy.or(input.textProperty().isEmpty()) : busy);
        context.dialogs().show(sheet);
    }

    private void done(Sheet sheet, Profile next) {
        sheet.close();
        context.session().lastResult().set(TEXTS.get("profile.done." + next.word()));
    }
}
