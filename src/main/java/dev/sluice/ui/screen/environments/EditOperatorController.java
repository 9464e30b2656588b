package dev.sluice.ui.screen.environments;

import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Environment;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import org.jspecify.annotations.Nullable;

/// Signs an operator anew.
final class EditOperatorController extends OperationController<Environment> {

    private static final Messages TEXTS = Messages.of("environments");

    private final ScreenContext context;
    private final EditOperatorModel model;
    private @Nullable Environment signed;

    EditOperatorController(ScreenContext context, EditOperatorModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    @Override
    protected Environment perform(Progress progress) {
        return context.session()
                .workspace()
                .services(model.environment().id())
                .operator()
                .edit(model.patch());
    }

    @Override
    protected String done(Environment changed) {
        signed = changed;
        return context.session().tell(TEXTS.get("operator.done", changed.name()));
    }

    /// What servers are to be configured with.
    String jwt() {
        return (signed == null ? model.environment() : signed).operatorJwt();
    }
}
