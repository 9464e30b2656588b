package dev.sluice.ui.connection;

import dev.sluice.domain.federation.Federation;
import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Side;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Ends a connection from one side: an offer is withdrawn, everything else revoked.
final class EndController extends ClosingController {

    private static final Messages TEXTS = Messages.of("connection");

    private final ConnectionLine line;
    private final Side acting;

    EndController(ScreenContext context, ConnectionLine line, Side acting, OperationModel model) {
        super(context, line.connection().id(), model);
        this.line = line;
        this.acting = acting;
    }

    /// What is said of it goes by this word.
    static String word(ConnectionLine line) {
        return line.state() == ConnectionState.PENDING ? "withdraw" : "revoke";
    }

    @Override
    protected OperationResult<Connection> close(Federation federation, ConnectionId id, OperationOptions options) {
        return federation.end(id, ActingAccount.of(line.connection().party(acting)), options);
    }

    @Override
    protected String sentence(OperationResult<Connection> result) {
        return TEXTS.get(word(line) + ".done", line.name(), OutcomeText.of(result.outcome()));
    }
}
