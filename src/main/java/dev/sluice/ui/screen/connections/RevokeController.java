package dev.sluice.ui.screen.connections;

import dev.sluice.domain.federation.Federation;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.ui.connection.ClosingController;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Revokes a connection from either side, or again where servers missed it.
final class RevokeController extends ClosingController {

    private static final Messages TEXTS = Messages.of("connections");

    private final ConnectionsRow row;
    private final SideModel model;

    RevokeController(ScreenContext context, ConnectionsRow row, SideModel model) {
        super(context, row.connection().id(), model);
        this.row = row;
        this.model = model;
    }

    @Override
    protected OperationResult<Connection> close(Federation federation, ConnectionId id, OperationOptions options) {
        return federation.end(id, model.acting(), options);
    }

    @Override
    protected String sentence(OperationResult<Connection> result) {
        var key = switch (result.value().state()) {
            case REVOKED -> "revoke.done";
            case REVOKING -> "revoke.partial";
            case PENDING, ACTIVATING, ACTIVE, DEGRADED, SUSPENDED, DECLINED, EXPIRED, TERMINATED -> "revoke.waits";
        };
        return TEXTS.get(key, row.name(), OutcomeText.of(result.outcome()));
    }
}
