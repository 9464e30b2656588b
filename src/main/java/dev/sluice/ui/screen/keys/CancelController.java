package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Takes the replacement of a signing key back.
final class CancelController extends OperationController<Rotation> {

    private static final Messages TEXTS = Messages.of("keys");

    private final ScreenContext context;
    private final CancelModel model;

    CancelController(ScreenContext context, CancelModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    @Override
    protected Rotation perform(Progress progress) {
        return context.session()
                .services()
                .rotation()
                .cancel(
                        model.rotation().subject(),
                        model.retirement().get(),
                        OperationOptions.now().with(progress));
    }

    @Override
    protected String done(Rotation cancelled) {
        return context.session()
                .tell(
                        model.rotation().isOfAccount()
                                ? TEXTS.get("cancel.done.account", model.owner())
                                : TEXTS.get("cancel.done.operator"));
    }
}
