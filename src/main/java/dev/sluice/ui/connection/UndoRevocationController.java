package dev.sluice.ui.connection;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.RevocationView.Clears;
import dev.sluice.domain.federation.operation.RevocationView.Needed;
import dev.sluice.domain.federation.operation.RevocationView.Opens;
import dev.sluice.domain.federation.operation.RevocationView.Returns;
import dev.sluice.domain.federation.operation.RevocationView.Unlisted;
import dev.sluice.domain.model.Connection;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.Optional;

/// Takes a revocation back.
final class UndoRevocationController extends OperationController<OperationResult<Optional<Connection>>> {

    private static final Messages TEXTS = Messages.of("connection");

    private final ScreenContext context;
    private final RevocationLine line;

    UndoRevocationController(ScreenContext context, RevocationLine line, OperationModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.line = line;
    }

    @Override
    protected Preview preview() {
        return context.session().services().revocations().preview(line.view().revocation());
    }

    @Override
    protected OperationResult<Optional<Connection>> perform(Progress progress) {
        return context.session()
                .services()
                .revocations()
                .undo(line.view().revocation(), OperationOptions.now().with(progress));
    }

    @Override
    protected String done(OperationResult<Optional<Connection>> result) {
        var key = switch (line.view().undo()) {
            case Opens _ -> "undo.done.opens";
            case Returns _ -> "undo.done.returns";
            case Clears _, Needed _, Unlisted _ -> "undo.done.clears";
        };
        return context.session()
                .tell(TEXTS.get(key, line.target().name(), line.subject(), OutcomeText.of(result.outcome())));
    }
}
