package dev.sluice.ui.session;

import dev.sluice.domain.workspace.Sandbox;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.domain.workspace.Workspaces;
import dev.sluice.ui.dialog.Dialogs;
import dev.sluice.ui.job.BackgroundJobs;

/// What the screens before the main window are given, and how they lead into it.
public interface StartContext {
    Workspaces workspaces();

    BackgroundJobs jobs();

    Dialogs dialogs();

    ExternalServices outside();

    /// To where what other tools made is taken in.
    void startOnboarding();

    /// A workspace was opened or made; the window owns it from here.
    void entered(Workspace workspace);

    /// A sandbox is up; the window owns it from here.
    void entered(Sandbox.Running sandbox);
}
