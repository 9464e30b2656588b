package dev.sluice.ui.screen.pending;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Preview;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.connection.ConnectionLine;
import dev.sluice.ui.control.StateWords;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Accepts an offer under the subject that a person chose.
final class AcceptController extends OperationController<Connection> {

    private static final Messages TEXTS = Messages.of("pending");

    private final ScreenContext context;
    private final ConnectionLine line;
    private final AcceptModel model;

    AcceptController(ScreenContext context, ConnectionLine line, AcceptModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.line = line;
        this.model = model;
        model.local().text().subscribe((_, _) -> onLocal());
    }

    private void onLocal() {
        model.meant().rest(model.local().stripped());
        if (model.local().usable().get()) {
            lookWhenTyped();
        }
    }

    @Override
    protected Preview preview() {
        return context.session()
                .services()
                .federation()
                .previewAccept(line.connection().id(), model.local().text().get());
    }

    @Override
    protected Connection perform(Progress progress) {
        return context.session()
                .services()
                .federation()
                .accept(
                        line.connection().id(),
                        ActingAccount.of(line.importer().key()),
                        model.local().text().get(),
                        OperationOptions.now()
                                .with(progress)
                                .confirming(model.agreedAnd(model.meant().named())))
                .value();
    }

    @Override
    protected boolean answers(Problem problem) {
        return model.meant().answers(problem, model.local());
    }

    @Override
    protected String done(Connection connection) {
        return context.session()
                .tell(TEXTS.get("accept.done", connection.importName(), StateWords.of(connection.state())));
    }
}
