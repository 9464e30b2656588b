package dev.sluice.ui.screen.pending;

import dev.sluice.ui.connection.ConnectionLine;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import javafx.scene.control.TextField;

/// Asks why an offer is declined.
final class DeclineSheet {

    private static final Messages TEXTS = Messages.of("pending");

    private DeclineSheet() {}

    static void show(ScreenContext context, ConnectionLine line) {
        var model = new DeclineModel();
        var controller = new DeclineController(context, line, model);
        var sheet = new Sheet(TEXTS.get("decline.title", line.name()), Sheet.Size.SMALL);
        var why = new TextField();
        why.setId("decline-why");
        why.textProperty().bindBidirectional(model.why());
        sheet.add(
                Controls.party(line.exporter().name(), line.exporter().key()),
                Controls.party(line.importer().name(), line.importer().key()),
                Controls.paragraph(TEXTS.get("decline.effect", line.exporter().name())),
                new Field(TEXTS.get("decline.why"), why, TEXTS.get("decline.why.hint")));
        sheet.startAt(why);
        sheet.primary(TEXTS.get("decline.verb"), controller::decline).setId("decline-verb");
        sheet.follow(model);
        context.dialogs().show(sheet);
    }
}
