package dev.sluice.ui.shell;

import dev.sluice.domain.model.Environment;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.Dialogs;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.text.Messages;

/// Asks before production may be changed.
final class ReadOnlySheet {

    private static final Messages TEXTS = Messages.of("shell");

    private ReadOnlySheet() {}

    static void show(Environment environment, Dialogs dialogs, Runnable onLeave) {
        var sheet = new Sheet(TEXTS.get("read-only.title"), Sheet.Size.SMALL);
        sheet.add(Controls.paragraph(TEXTS.get("read-only.text", environment.name())));
        sheet.primary(
                TEXTS.get("read-only.leave"),
                () -> {
                    onLeave.run();
                    sheet.close();
                },
                "danger");
        dialogs.show(sheet);
    }
}
