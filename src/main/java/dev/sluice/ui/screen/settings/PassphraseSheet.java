package dev.sluice.ui.screen.settings;

import dev.sluice.domain.audit.Profile;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.PassphraseField;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;

/// Asks for the passphrase before something that takes it.
final class PassphraseSheet {

    private static final Messages TEXTS = Messages.of("settings");

    private final ScreenContext context;
    private final PassphraseModel model;

    private PassphraseSheet(ScreenContext context) {
        this.context = context;
        this.model = PassphraseController.model(context);
    }

    static void backUp(ScreenContext context, Path file) {
        var form = new PassphraseSheet(context);
        var sheet = new Sheet(TEXTS.get("backup.title"), Sheet.Size.SMALL);
        sheet.add(Controls.paragraph(TEXTS.get(form.model.isAsked() ? "backup.effect" : "backup.effect.open")));
        var controller = new BackupController(context, form.model, file);
        form.show(sheet, "backup", TEXTS.get("backup.verb"), file.toString(), controller);
    }

    static void change(ScreenContext context, Profile next) {
        var form = new PassphraseSheet(context);
        var sheet = new Sheet(TEXTS.get("profile.to." + next.word()), Sheet.Size.SMALL);
        sheet.add(Controls.paragraph(TEXTS.get("profile.effect." + next.word())));
        var controller = new ProfileController(context, form.model, next);
        form.show(sheet, "profile", TEXTS.get("profile.verb." + next.word()), TEXTS.get("passphrase.text"), controller);
    }

    /// @param id the beginning of the ids of its controls
    private void show(Sheet sheet, String id, String verb, String hint, PassphraseController<?> controller) {
        if (model.isAsked()) {
            var field = new PassphraseField(id + "-passphrase", hint, model.text());
            sheet.add(field);
            sheet.startAt(field.input());
            model.problem().subscribe(problem -> {
                if (problem != null) {
                    field.input().requestFocus();
                }
            });
        }
        sheet.primary(verb, controller::start).setId(id + "-verb");
        sheet.follow(model);
        context.dialogs().show(sheet);
    }
}
