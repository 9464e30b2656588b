package dev.sluice.ui.testing;

import dev.sluice.domain.workspace.Sandbox;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.domain.workspace.Workspaces;
import dev.sluice.ui.dialog.Dialogs;
import dev.sluice.ui.job.BackgroundJobs;
import dev.sluice.ui.session.ExternalServices;
import dev.sluice.ui.session.StartContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What the doors are given, without a toolkit: no workspace is there, and no nats-server.
public final class UnitStart implements StartContext {

    private final UnitConsole console;
    private final TestWorkspaces workspaces = new TestWorkspaces(Path.of("unit"));
    private final List<Workspace> entered = new ArrayList<>();
    private int onboardings;

    public UnitStart(UnitConsole console) {
        this.console = console;
    }

    /// Folders that no test made are those of another Sluice.
    ///
    /// @param others opens them, and puts backups back
    public void keeping(Workspaces others) {
        workspaces.know(others);
    }

    @Override
    public Workspaces workspaces() {
        return workspaces;
    }

    @Override
    public BackgroundJobs jobs() {
        return console.jobs();
    }

    @Override
    public Dialogs dialogs() {
        return console.dialogs();
    }

    @Override
    public ExternalServices outside() {
        return console.outside();
    }

    @Override
    public void startOnboarding() {
        onboardings++;
    }

    /// How often that door was taken.
    public int onboardings() {
        return onboardings;
    }

    @Override
    public void entered(Workspace workspace) {
        entered.add(workspace);
    }

    @Override
    public void entered(Sandbox.Running sandbox) {
        entered.add(sandbox.workspace());
    }

    /// Where a person was let in, in order.
    public List<Workspace> entered() {
        return List.copyOf(entered);
    }
}
