package dev.sluice.ui.screen.drift;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Pushes what servers lack; what another tool changed waits for a choice.
final class MendController extends OperationController<Reconciliation> {

    private static final Messages TEXTS = Messages.of("drift");

    private final ScreenContext context;

    MendController(ScreenContext context, OperationModel model) {
        super(context.jobs(), model);
        this.context = context;
    }

    @Override
    protected Reconciliation perform(Progress progress) {
        return context.session()
                .services()
                .reconciler()
                .reconcile(OperationOptions.now().with(progress));
    }

    @Override
    protected String done(Reconciliation found) {
        var left =
                found.accounts().stream().filter(account -> account.isDrift()).count();
        return context.session().tell(TEXTS.get("mend.done", found.mended().size(), left));
    }
}
