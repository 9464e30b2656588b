package dev.sluice.ui.screen.connections;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Connection;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.session.ScreenContext;

/// Lets go of a suspended connection, which opens when nobody holds it.
final class ResumeController extends OperationController<OperationResult<Connection>> {

    private final ScreenContext context;
    private final ConnectionsRow row;
    private final SideModel model;

    ResumeController(ScreenContext context, ConnectionsRow row, SideModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.row = row;
        this.model = model;
    }

    @Override
    protected Preview preview() {
        return context.session()
                .services()
                .federation()
                .previewResume(row.connection().id(), model.acting());
    }

    @Override
    protected OperationResult<Connection> perform(Progress progress) {
        return context.session()
                .services()
                .federation()
                .resume(
                        row.connection().id(),
                        model.acting(),
                        OperationOptions.now().with(progress));
    }

    @Override
    protected String done(OperationResult<Connection> result) {
        return context.session().tell(SuspensionText.done(row, "resume", result));
    }
}
