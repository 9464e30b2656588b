package dev.sluice.ui.screen.connections;

import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.ui.connection.EndPreview;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.flow.FlowBoard;
import dev.sluice.ui.flow.FlowText;
import dev.sluice.ui.operation.OperationSheet;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

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
        var federation = context.session().services().federation();
        var preview = new EndPreview(federation, row.connection().id());
        var side = new SideChoice(row, TEXTS.get("revoke.side.exporter"), TEXTS.get("revoke.side.importer"));
        var act = new OperationSheet<OperationResult<Connection>>(
                        context.jobs(), TEXTS.get(again ? "revoke.again.title" : "revoke.title", row.name()))
                .about(row.exporter().name(), row.exporter().key())
                .about(row.importer().name(), row.importer().key())
                .with(Controls.paragraph(effect(row)));
        if (!again) {
            act.with(side.nodes());
        }
        var level = context.session().environment().level();
        act.typed(new TypedName(row.name(), level, TypedName.Act.CUT))
                .verb(
                        TEXTS.get(again ? "revoke.again" : "revoke.verb"),
                        progress -> federation.end(row.connection().id(), side.acting(), preview.manner(progress)),
                        result -> said(row, result),
                        "danger");
        if (!again) {
            act.preview(preview).look();
        }
        context.dialogs().show(act);
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

    private String said(ConnectionsRow row, OperationResult<Connection> result) {
        var key = switch (result.value().state()) {
            case REVOKED -> "revoke.done";
            case REVOKING -> "revoke.partial";
            case PENDING, ACTIVATING, ACTIVE, DEGRADED, SUSPENDED, DECLINED, EXPIRED, TERMINATED -> "revoke.waits";
        };
        var sentence = TEXTS.get(key, row.name(), OutcomeText.of(result.outcome()));
        context.session().lastResult().set(sentence);
        return sentence;
    }
}
