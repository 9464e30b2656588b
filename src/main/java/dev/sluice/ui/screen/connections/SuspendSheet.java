package dev.sluice.ui.screen.connections;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Review before a connection is closed for now, and before it is opened again.
final class SuspendSheet {

    private static final Messages TEXTS = Messages.of("connections");

    private final ScreenContext context;

    SuspendSheet(ScreenContext context) {
        this.context = context;
    }

    void suspend(ConnectionsRow row) {
        var model = new SideModel(row, row.notHolding(), context.session().typed(row.name(), TypedName.Severity.CUT));
        var controller = new SuspendController(context, row, model);
        show(
                controller,
                sheet(controller, model, "suspend.title", row)
                        .with(Controls.paragraph(
                                TEXTS.get("suspend.effect", row.importer().name())))
                        .with(SideChoice.nodes(
                                model, row, TEXTS.get("suspend.side.exporter"), TEXTS.get("suspend.side.importer")))
                        .typed(model.typed())
                        .verb(TEXTS.get("suspend.verb"), "danger"));
    }

    void resume(ConnectionsRow row) {
        var model = new SideModel(row, row.holding(), TypedName.unasked(row.name()));
        var controller = new ResumeController(context, row, model);
        show(
                controller,
                sheet(controller, model, "resume.title", row)
                        .with(Controls.paragraph(SuspensionText.resuming(row)))
                        .with(SideChoice.nodes(
                                model, row, TEXTS.get("resume.side.exporter"), TEXTS.get("resume.side.importer")))
                        .verb(TEXTS.get("resume.verb")));
    }

    private void show(OperationController<?> controller, OperationView sheet) {
        context.dialogs().show(sheet);
        controller.look();
    }

    private static OperationView sheet(
            OperationController<?> controller, SideModel model, String title, ConnectionsRow row) {
        return new OperationView(controller, model, TEXTS.get(title, row.name()))
                .about(row.exporter().name(), row.exporter().key())
                .about(row.importer().name(), row.importer().key());
    }
}
