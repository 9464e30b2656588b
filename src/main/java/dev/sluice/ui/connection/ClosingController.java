package dev.sluice.ui.connection;

import dev.sluice.domain.federation.Federation;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.session.ScreenContext;
import java.util.Set;

/// Closes a connection, for good or for now. What stops is shown before: whoever goes on after seeing it has named
/// what ends with it.
public abstract class ClosingController extends OperationController<OperationResult<Connection>> {

    private final ScreenContext context;
    private final ConnectionId id;
    private volatile Set<String> named = Set.of();

    protected ClosingController(ScreenContext context, ConnectionId id, OperationModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.id = id;
    }

    /// In the background.
    protected abstract OperationResult<Connection> close(
            Federation federation, ConnectionId connection, OperationOptions options);

    protected abstract String sentence(OperationResult<Connection> result);

    private Federation federation() {
        return context.session().services().federation();
    }

    @Override
    protected final Preview preview() {
        var found = federation().previewEnd(id);
        named = federation().endsWith(id);
        return found;
    }

    @Override
    protected final OperationResult<Connection> perform(Progress progress) {
        return close(federation(), id, OperationOptions.now().with(progress).confirming(named));
    }

    @Override
    protected final String done(OperationResult<Connection> result) {
        return context.session().tell(sentence(result));
    }
}
