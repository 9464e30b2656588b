package dev.sluice.ui.screen.environments;

import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.workspace.EnvironmentLosses;
import dev.sluice.domain.workspace.EnvironmentRemoval;
import dev.sluice.ui.dialog.PassphraseProof;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.TypedOperationModel;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.function.Consumer;

/// Takes an environment out of the workspace, once its name was typed.
final class RemoveEnvironmentController extends OperationController<EnvironmentLosses> {

    private static final Messages TEXTS = Messages.of("environments");

    private final ScreenContext context;
    private final Model model;

    /// What would be lost. The level that counts is its own, not that of the environment which the window shows.
    static final class Model extends TypedOperationModel {
        private final EnvironmentLosses losses;

        Model(EnvironmentLosses losses, PassphraseProof proof) {
            super(new TypedName(
                    losses.environment().name(), losses.environment().level(), TypedName.Severity.DELETE, proof));
            this.losses = losses;
        }

        EnvironmentLosses losses() {
            return losses;
        }
    }

    RemoveEnvironmentController(ScreenContext context, Model model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    /// Reads what would be lost before it is shown.
    static void read(ScreenContext context, Environment environment, Consumer<Model> opening) {
        var workspace = context.session().workspace();
        context.jobs()
                .run(
                        () -> new Model(
                                new EnvironmentRemoval(workspace).losses(environment.id()),
                                context.session().proof()),
                        opening,
                        context.dialogs()::problem);
    }

    @Override
    protected EnvironmentLosses perform(Progress progress) {
        return new EnvironmentRemoval(context.session().workspace())
                .remove(model.losses().environment().id());
    }

    @Override
    protected String done(EnvironmentLosses lost) {
        return context.session()
                .tell(TEXTS.get("remove.done", lost.environment().name()));
    }
}
