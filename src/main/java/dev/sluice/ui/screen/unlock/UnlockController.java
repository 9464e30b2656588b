package dev.sluice.ui.screen.unlock;

import dev.sluice.domain.workspace.Workspace;
import dev.sluice.ui.job.BackgroundJobs;
import dev.sluice.ui.mvc.Controller;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.mvc.ViewOnDemand;

/// The door of a workspace with a passphrase: unlock it, read without keys, or leave.
public final class UnlockController implements Controller {

    private final UnlockAttempt attempt;
    private final ViewOnDemand<View> view;

    /// @param onIn the workspace may be shown, locked or not
    /// @param onBack another workspace is wanted
    public UnlockController(Workspace workspace, BackgroundJobs jobs, Runnable onIn, Runnable onBack) {
        attempt = new UnlockAttempt(workspace.vault(), jobs, onIn);
        view = new ViewOnDemand<>(
                () -> new UnlockView(workspace.folder().toString(), new UnlockForm(attempt), onIn, onBack));
    }

    @Override
    public View view() {
        return view.get();
    }

    /// What a person tries.
    UnlockAttempt attempt() {
        return attempt;
    }

    @Override
    public void activate() {}

    @Override
    public void deactivate() {}
}
