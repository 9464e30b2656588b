package dev.sluice.ui.connection;

import dev.sluice.domain.model.Side;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.operation.TypedOperationModel;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Review before a connection ends: what stops on either side, then the push with its steps.
public final class EndSheet {

    private static final Messages TEXTS = Messages.of("connection");

    private EndSheet() {}

    /// @param acting who ends it
    public static void show(ScreenContext context, ConnectionLine line, Side acting) {
        var model = new TypedOperationModel(context.session().typed(line.name(), TypedName.Severity.CUT));
        var controller = new EndController(context, line, acting, model);
        var word = EndController.word(line);
        var effect = TEXTS.get(
                word + ".effect",
                line.exporter().name(),
                line.importer().name(),
                line.subject(),
                line.connection().effectiveSubject().text());
        context.dialogs()
                .show(new OperationView(controller, model, TEXTS.get(word + ".title", line.name()))
                        .about(line.exporter().name(), line.exporter().key())
                        .about(line.importer().name(), line.importer().key())
                        .with(Controls.paragraph(effect))
                        .typed(model.typed())
                        .verb(TEXTS.get(word + ".verb"), "danger"));
        controller.look();
    }
}
