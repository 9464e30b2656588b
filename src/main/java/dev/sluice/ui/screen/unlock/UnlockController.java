package dev.sluice.ui.screen.unlock;

import dev.sluice.domain.workspace.Workspace;
import dev.sluice.ui.job.BackgroundJobs;
import dev.sluice.ui.mvc.Controller;
import dev.sluice.ui.mvc.View;

/// The door of a workspace with a passphrase: unlock it, read without keys, or leave.
public final class UnlockController implements Controller {

    private final UnlockForm form;
    private final UnlockView view;

    /// @param onIn the workspace may be shown, locked or not
    /// @param onBack another workspace is wanted
    public UnlockController(Workspace workspace, BackgroundJobs jobs, Runnable onIn, Runnable onBack) {
        form = new UnlockForm(workspace.vault(), jobs, onIn);
        view = new UnlockView(workspace.folder().toString(), form, onIn, onBack);
    }

    @Override
    public View view() {
        return view;
    }

    @Override
    public void activate() {
        form.input().requestFocus();
    }

    @Override
    public void deactivate() {}
}
