package dev.sluice.ui.screen.pending;

import dev.sluice.ui.connection.ConnectionLine;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Asks how much longer an offer is to wait.
final class ExtendSheet {

    private static final Messages TEXTS = Messages.of("pending");

    private ExtendSheet() {}

    static void show(ScreenContext context, ConnectionLine line) {
        var model = new ExtendModel();
        var controller = new ExtendController(context, line, model);
        var sheet = new Sheet(TEXTS.get("extend.title", line.name()), Sheet.Size.SMALL);
        sheet.add(
                Controls.party(line.exporter().name(), line.exporter().key()),
                Controls.party(line.importer().name(), line.importer().key()));
        var end = line.connection().expiresAt();
        if (end != null) {
            sheet.add(Controls.row("line", Countdown.label(end, context.moments())));
        }
        var days = new Choices<>(TEXTS.get("extend.until"), model.days());
        ExtendModel.DAYS.forEach(count -> days.offer(
                count, TEXTS.get("extend.days", count), context.moments().absolute(controller.end(count))));
        sheet.add(Controls.paragraph(TEXTS.get("extend.effect", line.importer().name())), days);
        sheet.primary(TEXTS.get("extend.verb"), controller::extend).setId("extend-verb");
        sheet.follow(model);
        context.dialogs().show(sheet);
    }
}
