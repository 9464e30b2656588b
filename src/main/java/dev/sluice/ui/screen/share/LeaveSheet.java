package dev.sluice.ui.screen.share;

import dev.sluice.ui.control.Nodes;
import dev.sluice.ui.dialog.Dialogs;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.mvc.Texts;

/// Asks what becomes of what was typed.
final class LeaveSheet {

    private static final Texts TEXTS = Texts.of("share");

    private LeaveSheet() {}

    static void show(Dialogs dialogs, Runnable keep, Runnable forget) {
        var sheet = new Sheet(TEXTS.get("leave.title"), Sheet.Size.SMALL);
        sheet.add(Nodes.paragraph(TEXTS.get("leave.text")));
        var discard = Nodes.button(TEXTS.get("leave.discard"), () -> {
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
