package dev.sluice.ui.screen.accounts;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.NameField;
import dev.sluice.ui.dialog.Dialogs;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.text.Messages;
import java.util.function.BiConsumer;

/// The form for a new user of an account.
final class NewUserSheet {

    private static final Messages TEXTS = Messages.of("accounts");

    private NewUserSheet() {}

    static void show(Dialogs dialogs, String account, BiConsumer<Sheet, String> onCreate) {
        var sheet = new Sheet(TEXTS.get("user.title", account), Sheet.Size.SMALL);
        var name = new NameField(TEXTS.get("user.name"), TEXTS.get("user.name.hint"));
        name.input().setId("user-name");
        sheet.add(Controls.paragraph(TEXTS.get("user.intro"), "text-muted"), name);
        sheet.startAt(name.input());
        sheet.primary(
                        TEXTS.get("user.create"),
                        () -> onCreate.accept(sheet, name.input().getText().strip()))
                .setId("user-create");
        sheet.primaryWhen(name.usable());
        dialogs.show(sheet);
    }
}
