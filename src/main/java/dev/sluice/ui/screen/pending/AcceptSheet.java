package dev.sluice.ui.screen.pending;

import dev.sluice.ui.connection.ConnectionLine;
import dev.sluice.ui.connection.MeantSubject;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.SubjectField;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Review before an offer is accepted: where it arrives, what starts to flow, then both pushes with what each
/// server said.
final class AcceptSheet {

    private static final Messages TEXTS = Messages.of("pending");

    private AcceptSheet() {}

    static void show(ScreenContext context, ConnectionLine line) {
        var model = new AcceptModel(line.connection().share().subject());
        var controller = new AcceptController(context, line, model);
        var local = new SubjectField(TEXTS.get("local"), TEXTS.get("local.hint"), model.local());
        local.input().setId("local-subject");
        var intro = TEXTS.get(
                "accept.intro", line.exporter().name(), line.importer().name(), line.subject());
        var sheet = new OperationView(controller, model, TEXTS.get("accept.title", line.name()))
                .about(line.exporter().name(), line.exporter().key())
                .about(line.importer().name(), line.importer().key())
                .with(Controls.paragraph(intro), local, new MeantSubject("meant-subject", model.meant()))
                .verb(TEXTS.get("accept.verb"));
        sheet.startAt(local.input());
        context.dialogs().show(sheet);
        controller.look();
    }
}
