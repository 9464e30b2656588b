package dev.sluice.ui.screen.connections;

import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Side;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.flow.FlowBoard;
import dev.sluice.ui.flow.FlowText;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;

/// Review before a revocation, from either side; then the revocation, server by server.
final class RevokeSheet {

    private static final Messages TEXTS = Messages.of("connections");

    private final ScreenContext context;
    private final FlowBoard board;

    RevokeSheet(ScreenContext context, FlowBoard board) {
        this.context = context;
        this.board = board;
    }

    void show(ConnectionsRow row) {
        var again = row.state() == ConnectionState.REVOKING;
        var model = new SideModel(
                row, row.ours(List.of(Side.values())), context.session().typed(row.name(), TypedName.Severity.CUT));
        var controller = new RevokeController(context, row, model);
        var title = TEXTS.get(again ? "revoke.again.title" : "revoke.title", row.name());
        var sheet = new OperationView(controller, model, title)
                .about(row.exporter().name(), row.exporter().key())
                .about(row.importer().name(), row.importer().key())
                .with(Controls.paragraph(effect(row)));
        if (!again) {
            sheet.with(
                    SideChoice.nodes(model, row, TEXTS.get("revoke.side.exporter"), TEXTS.get("revoke.side.importer")));
        }
        sheet.typed(model.typed()).verb(TEXTS.get(again ? "revoke.again" : "revoke.verb"), "danger");
        context.dialogs().show(sheet);
        if (!again) {
            controller.look();
        }
    }

    private String effect(ConnectionsRow row) {
        if (row.state() == ConnectionState.REVOKING) {
            return TEXTS.get("revoke.again.effect", row.name());
        }
        var now = board.of(row.connection().id())
                .filter(reading -> reading.last().messagesPerSecond() > 0)
                .map(_ -> TEXTS.get("revoke.flow", FlowText.rate(board, row.connection())) + " ")
                .orElse("");
        return now + TEXTS.get("revoke.effect", row.importer().name());
    }
}
