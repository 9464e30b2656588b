package dev.sluice.ui.screen.environments;

import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Environment;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Changes the name, the level and the servers of an environment.
final class EditEnvironmentController extends OperationController<Environment> {

    private static final Messages TEXTS = Messages.of("environments");

    private final ScreenContext context;
    private final EditEnvironmentModel model;

    EditEnvironmentController(ScreenContext context, EditEnvironmentModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    /// What is refused leaves the rest as it is: the level first, since it asks for most.
    @Override
    protected Environment perform(Progress progress) {
        var environments = context.session().workspace().environments();
        var settings = environments.settings();
        var present = model.environment();
        var name = model.name().stripped();
        var urls = model.urls();
        if (model.wanted() != present.level()) {
            settings.setLevel(
                    present.id(), model.wanted(), model.confirmed().get().strip());
        }
        if (!urls.equals(present.servers())) {
            settings.setServers(present.id(), urls);
        }
        return name.equals(present.name()) ? environments.get(present.id()) : settings.rename(present.id(), name);
    }

    @Override
    protected String done(Environment changed) {
        var before = model.environment();
        var isShownOtherwise =
                model.isCurrent() && (!changed.name().equals(before.name()) || changed.level() != before.level());
        return context.session().tell(TEXTS.get(isShownOtherwise ? "edit.done.current" : "edit.done", changed.name()));
    }
}
