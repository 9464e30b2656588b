package dev.sluice.ui.connection;

import dev.sluice.domain.federation.operation.RevocationView.Clears;
import dev.sluice.domain.federation.operation.RevocationView.Needed;
import dev.sluice.domain.federation.operation.RevocationView.Opens;
import dev.sluice.domain.federation.operation.RevocationView.Returns;
import dev.sluice.domain.federation.operation.RevocationView.Unlisted;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.operation.TypedOperationModel;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import javafx.scene.Node;
import org.kordamp.ikonli.feather.Feather;

/// Review before a revocation is taken back: what opens again, and which dead tokens come to life.
final class UndoRevocationSheet {

    private static final Messages TEXTS = Messages.of("connection");

    private UndoRevocationSheet() {}

    static void show(ScreenContext context, RevocationLine line) {
        var target = line.target().name();
        var model = new TypedOperationModel(context.session().typed(target, TypedName.Severity.CUT));
        var controller = new UndoRevocationController(context, line, model);
        context.dialogs()
                .show(new OperationView(controller, model, TEXTS.get("undo.title", target))
                        .about(target, line.view().revocation().target())
                        .with(Controls.paragraph(effect(line)), tokens(line))
                        .typed(model.typed())
                        .verb(TEXTS.get("undo.verb"), "danger"));
        controller.look();
    }

    private static Node tokens(RevocationLine line) {
        var target = line.target().name();
        if (line.view().tokens().isEmpty()) {
            return Controls.paragraph(TEXTS.get("undo.unknown", target), "text-muted");
        }
        var warning = Controls.paragraph(TEXTS.get("undo.warning", target), "note", "expiry-warning");
        warning.setGraphic(Controls.icon(Feather.ALERT_TRIANGLE));
        return warning;
    }

    private static String effect(RevocationLine line) {
        var key = switch (line.view().undo()) {
            case Opens _ -> "undo.opens";
            case Returns _ -> "undo.returns";
            case Clears _, Needed _, Unlisted _ -> "undo.clears";
        };
        return TEXTS.get(key, line.target().name(), line.subject());
    }
}
