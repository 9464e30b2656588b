package dev.sluice.ui.screen.connections;

import dev.sluice.domain.federation.Federation;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.ui.connection.ClosingController;
import dev.sluice.ui.session.ScreenContext;

/// Closes a connection for now.
final class SuspendController extends ClosingController {

    private final ConnectionsRow row;
    private final SideModel model;

    SuspendController(ScreenContext context, ConnectionsRow row, SideModel model) {
        super(context, row.connection().id(), model);
        this.row = row;
        this.model = model;
    }

    @Override
    protected OperationResult<Connection> close(Federation federation, ConnectionId id, OperationOptions options) {
        return federation.suspend(id, model.acting(), options);
    }

    @Override
    protected String sentence(OperationResult<Connection> result) {
        return SuspensionText.done(row, "suspend", result);
    }
}
