package dev.sluice.ui.screen.share;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.Dialogs;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.text.Messages;

/// Asks what becomes of what was typed.
final class LeaveSheet {

    private static final Messages TEXTS = Messages.of("share");

    private LeaveSheet() {}

    static void show(Dialogs dialogs, Runnable keep, Runnable forget) {
        var sheet = new Sheet(TEXTS.get("leave.title"), Sheet.Size.SMALL);
        sheet.add(Controls.paragraph(TEXTS.get("leave.text")));
        var discard = Controls.button(TEXTS.get("leave.discard"), () -> {
            sheet.close();
            forget.run();
        });
        discard.setId("leave-discard");
        sheet.aside(discard);
        var kept = sheet.primary(TEXTS.get("leave.keep"), () -> {
            sheet.close();
            keep.run();
        });
        kept.setId("leave-keep");
        sheet.startAt(kept);
        dialogs.show(sheet);
    }
}
