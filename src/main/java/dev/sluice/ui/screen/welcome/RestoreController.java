package dev.sluice.ui.screen.welcome;

import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.session.StartContext;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;

/// Puts a backup into a folder and opens it, as often as somebody tries. What is there is asked about only where it
/// would be replaced by something older, or by another workspace.
final class RestoreController extends SheetController {

    private static final Set<ProblemCode> ASKED = EnumSet.of(ProblemCode.RESTORE_OLDER, ProblemCode.RESTORE_OTHER);

    private final StartContext context;
    private final RestoreModel model;

    RestoreController(StartContext context, RestoreModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    void restore() {
        var folder = model.folder().get();
        var passphrase = model.passphrase().take();
        var accepting = model.accepts();
        finish(() -> restore(folder, passphrase, accepting), context::entered);
    }

    private Workspace restore(Path folder, Passphrase passphrase, boolean accepting) {
        try (passphrase) {
            var workspaces = context.workspaces();
            return workspaces.open(workspaces
                    .restore(model.file(), folder, passphrase, accepting)
                    .folder());
        }
    }

    @Override
    protected boolean answers(Problem problem) {
        model.ask(ASKED.contains(problem.code()));
        return false;
    }
}
