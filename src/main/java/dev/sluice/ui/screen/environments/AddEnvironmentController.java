package dev.sluice.ui.screen.environments;

import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Environment;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.screen.environments.AddEnvironmentModel.Origin;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.function.Consumer;

/// Adds an environment to the workspace.
final class AddEnvironmentController extends OperationController<Environment> {

    private static final Messages TEXTS = Messages.of("environments");

    private final ScreenContext context;
    private final AddEnvironmentModel model;
    private final Consumer<Environment> made;

    /// @param made told of the new one
    AddEnvironmentController(ScreenContext context, AddEnvironmentModel model, Consumer<Environment> made) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.made = made;
    }

    @Override
    protected Environment perform(Progress progress) {
        var environments = context.session().workspace().environments();
        return model.origin().get() == Origin.NEW
                ? environments.create(model.name().stripped(), model.level().get(), model.urls())
                : environments.settings().add(model.draft());
    }

    @Override
    protected String done(Environment environment) {
        made.accept(environment);
        return context.session().tell(TEXTS.get("add.done", environment.name()));
    }
}
