package dev.sluice.ui.screen.welcome;

import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.workspace.Sandbox;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.domain.workspace.Workspaces;
import dev.sluice.ui.mvc.Controller;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.mvc.ViewOnDemand;
import dev.sluice.ui.session.StartContext;
import dev.sluice.ui.text.Messages;
import java.util.function.Consumer;

/// Welcome: explore the sandbox, start a new operator, open a workspace.
public final class WelcomeController implements Controller {

    private static final Messages TEXTS = Messages.of("welcome");

    private final StartContext context;
    private final WelcomeModel model;
    private final ViewOnDemand<View> view;

    public WelcomeController(StartContext context) {
        this(context, new WelcomeModel());
    }

    WelcomeController(StartContext context, WelcomeModel model) {
        this.context = context;
        this.model = model;
        this.view = new ViewOnDemand<>(() -> new WelcomeView(model, this));
    }

    @Override
    public View view() {
        return view.get();
    }

    @Override
    public void activate() {}

    @Override
    public void deactivate() {}

    void onSandbox() {
        begin(TEXTS.get("sandbox.starting"));
        Consumer<String> told = context.jobs().onFx(model.progress()::set);
        var workspaces = context.workspaces();
        context.jobs()
                .run(
                        () -> raised(workspaces, told),
                        running -> {
                            end();
                            context.entered(running);
                        },
                        this::failed);
    }

    private static Sandbox.Running raised(Workspaces workspaces, Consumer<String> told) {
        var running = workspaces.sandbox().up(workspaces.sandboxFolder(), 1, told);
        var ready = false;
        try {
            running.meddle();
            ready = true;
            return running;
        } finally {
            if (!ready) {
                running.close();
            }
        }
    }

    void onOpen() {
        context.dialogs().files().folder(TEXTS.get("open.title")).ifPresent(folder -> {
            begin(TEXTS.get("open.opening"));
            context.jobs()
                    .run(
                            () -> context.workspaces().open(folder),
                            workspace -> {
                                end();
                                context.entered(workspace);
                            },
                            this::failed);
        });
    }

    void onRestore() {
        context.dialogs().files().open(TEXTS.get("restore.choose")).ifPresent(file -> RestoreSheet.show(context, file));
    }

    void onIntake() {
        context.startOnboarding();
    }

    void onNewOperator() {
        NewOperatorSheet.show(context);
    }

    /// For a workspace that has no environment yet.
    public void startOperator(Workspace workspace) {
        NewOperatorSheet.show(context, workspace);
    }

    private void begin(String text) {
        model.problem().set(null);
        model.progress().set(text);
    }

    private void end() {
        model.progress().set("");
    }

    private void failed(Problem problem) {
        end();
        model.problem().set(problem);
    }
}
