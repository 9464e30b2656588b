package dev.sluice.ui.screen.welcome;

import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.session.StartContext;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Makes an operator, in a workspace that has no environment yet or in one that is made for it, and goes in.
final class NewOperatorController extends SheetController {

    private final StartContext context;
    private final NewOperatorModel model;
    private final @Nullable Workspace present;

    /// @param present null to make one
    NewOperatorController(StartContext context, NewOperatorModel model, @Nullable Workspace present) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.present = present;
    }

    void start() {
        if (present != null) {
            finish(() -> withOperator(present), context::entered);
            return;
        }
        var folder = model.folder().get();
        var passphrase = model.passphrase().take();
        finish(() -> make(folder, passphrase), context::entered);
    }

    private Workspace make(Path folder, Passphrase passphrase) {
        try (passphrase) {
            var workspace = context.workspaces().create(folder, passphrase);
            try {
                return withOperator(workspace);
            } catch (ProblemException e) {
                workspace.close();
                throw e;
            }
        }
    }

    private Workspace withOperator(Workspace workspace) {
        workspace.environments().create(model.name().stripped(), model.level().get(), model.urls());
        return workspace;
    }
}
