package dev.sluice.ui.shell;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.workspace.Sandbox;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.domain.workspace.Workspaces;
import dev.sluice.ui.dialog.Dialogs;
import dev.sluice.ui.dialog.FileDialogs;
import dev.sluice.ui.dialog.NativeFileDialogs;
import dev.sluice.ui.dialog.SheetHost;
import dev.sluice.ui.dialog.Toasts;
import dev.sluice.ui.dialog.WindowDialogs;
import dev.sluice.ui.job.BackgroundJobs;
import dev.sluice.ui.mvc.FxThread;
import dev.sluice.ui.screen.onboarding.OnboardingController;
import dev.sluice.ui.screen.unlock.UnlockController;
import dev.sluice.ui.screen.welcome.WelcomeController;
import dev.sluice.ui.session.ConsoleSession;
import dev.sluice.ui.session.ExternalServices;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.StartContext;
import dev.sluice.ui.session.VaultUse;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import dev.sluice.ui.theme.Theme;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The window of the console: first the doors (Welcome, Unlock), then the main window. FX thread.
public final class ConsoleWindow implements StartContext, MainWindow.Host, AutoCloseable {

    private static final Messages TEXTS = Messages.of("shell");
    private static final double MIN_WIDTH = 1024;
    private static final double MIN_HEIGHT = 680;
    private static final double WIDTH = 1280;
    private static final double HEIGHT = 800;

    /// What fills the window.
    private enum Showing {
        DOOR,
        SHELL
    }

    private final Stage stage;
    private final ConsoleServices services;
    private final BackgroundJobs jobs;
    private final Dialogs dialogs;
    private final SheetHost sheets = new SheetHost();
    private final Scene scene;
    private Theme theme = Theme.preferred();
    private final AtomicReference<Runnable> owned = new AtomicReference<>(() -> {});
    private Showing showing = Showing.DOOR;
    private Registration shortcuts = () -> {};
    private @Nullable ConsoleSession session;
    private @Nullable MainWindow shell;

    public ConsoleWindow(Stage stage, ConsoleServices services) {
        this(stage, services, new NativeFileDialogs(stage));
    }

    /// @param files asks for files; tests answer without a person
    public ConsoleWindow(Stage stage, ConsoleServices services, FileDialogs files) {
        this.stage = stage;
        this.services = services;
        this.jobs = new BackgroundJobs(services.executor(), FxThread.EXECUTOR, FxThread::after);
        var toasts = new Toasts();
        this.dialogs = new WindowDialogs(sheets, toasts, files, jobs);
        sheets.onLost(this::focusShell);
        var root = new StackPane(sheets, toasts);
        // In the middle: the buttons that lead on are at the right. A sheet may fill the window, with all of them at
        // its foot.
        sheets.open().subscribe(open -> StackPane.setAlignment(toasts, open ? Pos.TOP_CENTER : Pos.BOTTOM_CENTER));
        root.getStyleClass().add("console");
        this.scene = new Scene(root, WIDTH, HEIGHT);
        Theme.prepare(scene);
        theme.apply(scene);
        stage.setScene(scene);
        stage.getIcons().setAll(Theme.icons());
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
    }

    /// Shows the stage: the workspace in `folder` if there is one, else Welcome.
    public void show(Path folder) {
        welcome();
        stage.show();
        if (services.workspaces().exists(folder)) {
            jobs.run(() -> services.workspaces().open(folder), this::entered, dialogs::problem);
        }
    }

    /// Shows the stage with the doors.
    public void showWelcome() {
        welcome();
        stage.show();
    }

    public Stage stage() {
        return stage;
    }

    public void setTheme(Theme next) {
        theme = next;
        theme.apply(scene);
    }

    @Override
    public Workspaces workspaces() {
        return services.workspaces();
    }

    @Override
    public BackgroundJobs jobs() {
        return jobs;
    }

    @Override
    public Dialogs dialogs() {
        return dialogs;
    }

    @Override
    public ExternalServices outside() {
        return services.outside();
    }

    @Override
    public void entered(Workspace workspace) {
        if (session().filter(opened -> opened.workspace().equals(workspace)).isPresent()) {
            closeShell();
            enter(workspace);
            return;
        }
        owned.set(workspace::close);
        if (workspace.vault().isLocked()) {
            var unlock = new UnlockController(workspace, jobs, () -> enter(workspace), this::leave);
            title(TEXTS.get("window.title.plain"));
            sheets.setContent((Region) unlock.view().root());
            unlock.activate();
            unlock.view().focusContent();
        } else {
            enter(workspace);
        }
    }

    @Override
    public void entered(Sandbox.Running sandbox) {
        entered(sandbox.workspace());
        owned.set(sandbox::close);
    }

    @Override
    public void switchTheme() {
        setTheme(theme.other());
    }

    @Override
    public void leave() {
        closeShell();
        welcome();
        jobs.run(this::release, () -> {}, dialogs::problem);
    }

    /// Closes what is open; blocks until it is.
    @Override
    public void close() {
        dismiss();
        release();
    }

    /// Ends what is shown, and leaves what is open to [#release].
    public void dismiss() {
        closeShell();
    }

    /// Closes the workspace that is open, if there is one; blocks until it is. Any thread.
    public void release() {
        owned.getAndSet(() -> {}).run();
    }

    /// Before the eyes of a person who tried to open it a second time.
    public void bringForward() {
        stage.setIconified(false);
        stage.show();
        stage.toFront();
        stage.requestFocus();
    }

    /// What is shown in the main window, once there is one.
    public Optional<ConsoleSession> session() {
        return Optional.ofNullable(session);
    }

    /// Into the workspace that is open, or a new one.
    @Override
    public void startOnboarding() {
        var opened = session;
        var page = opened == null
                ? OnboardingController.forNew(this, this::welcome)
                : OnboardingController.into(opened.workspace(), this, this::returnToShell);
        showing = Showing.DOOR;
        sheets.setContent((Region) page.view().root());
        page.activate();
        page.view().focusContent();
    }

    @Override
    public void switchTo(Environment environment) {
        session().ifPresent(left -> {
            closeShell();
            enter(left.workspace(), environment, left.vaultUse());
        });
    }

    private void returnToShell() {
        var main = shell;
        if (main != null) {
            showing = Showing.SHELL;
            sheets.setContent(main.root());
            focusShell();
        }
    }

    private void focusShell() {
        var main = shell;
        if (main != null && showing == Showing.SHELL) {
            main.current().view().focusContent();
        }
    }

    private void welcome() {
        title(TEXTS.get("window.title.plain"));
        var door = new WelcomeController(this);
        sheets.setContent((Region) door.view().root());
        door.activate();
        door.view().focusContent();
    }

    private void enter(Workspace workspace) {
        jobs.run(
                () -> workspace.environments().all().stream().findFirst(),
                environment -> environment.ifPresentOrElse(
                        found -> enter(workspace, found, unlocked()),
                        () -> new WelcomeController(this).startOperator(workspace)),
                dialogs::problem);
    }

    /// Whoever comes in has just unlocked the vault, or cannot sign.
    private VaultUse unlocked() {
        var use = new VaultUse();
        use.note(services.clock().instant());
        return use;
    }

    private void enter(Workspace workspace, Environment environment, VaultUse use) {
        var opened = new ConsoleSession(workspace, environment, jobs, use);
        var moments = new TimeFormat(services.clock(), services.zone());
        var main = new MainWindow(opened, jobs, dialogs, moments, this);
        session = opened;
        shell = main;
        title(TEXTS.get("window.title", environment.name(), EnvironmentBand.word(environment.level())));
        shortcuts = main.commands().install(scene, () -> !sheets.open().get() && showing == Showing.SHELL);
        showing = Showing.SHELL;
        sheets.setContent(main.root());
        main.go(ScreenId.ACCOUNTS);
    }

    private void closeShell() {
        var closing = shell;
        if (closing != null) {
            shortcuts.close();
            closing.close();
            dialogs.secrets().close();
        }
        shell = null;
        session = null;
    }

    private void title(String text) {
        stage.setTitle(text);
    }
}
