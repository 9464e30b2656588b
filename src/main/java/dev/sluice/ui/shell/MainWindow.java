package dev.sluice.ui.shell;

import dev.sluice.domain.audit.Profile;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.readmodel.PendingCounts;
import dev.sluice.ui.command.CommandGuard;
import dev.sluice.ui.command.CommandRegistry;
import dev.sluice.ui.dialog.Dialogs;
import dev.sluice.ui.environment.EnvironmentFiles;
import dev.sluice.ui.job.BackgroundJobs;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.mvc.Subscriptions;
import dev.sluice.ui.palette.PaletteSheet;
import dev.sluice.ui.recovery.MaintenanceLine;
import dev.sluice.ui.recovery.RecoveryBanner;
import dev.sluice.ui.session.ConsoleSession;
import dev.sluice.ui.session.ExternalServices;
import dev.sluice.ui.session.ListScreenView;
import dev.sluice.ui.session.Navigator;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.Screen;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.TableTools;
import dev.sluice.ui.table.TableLayouts;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.kordamp.ikonli.feather.Feather;

/// The main window around the screens of one session.
final class MainWindow implements Navigator, AutoCloseable {

    private static final Messages TEXTS = Messages.of("shell");
    private static final Duration TICK = Duration.seconds(5);

    /// Reading 50,000 users takes a second, so it is done before somebody asks for them, and after the first
    /// screen.
    private static final java.time.Duration READING = java.time.Duration.ofSeconds(3);

    private final ConsoleSession session;
    private final BackgroundJobs jobs;
    private final Dialogs dialogs;
    private final Host host;
    private final CommandGuard guard = new CommandGuard();
    private final ScreenContext context;
    private final TimeFormat moments;
    private final BorderPane root = new BorderPane();
    private final StackPane content = new StackPane();
    private final EnvironmentBand band;
    private final Sidebar sidebar;
    private final Header header;
    private final StatusBar status;
    private final RecoveryBanner banner;
    private final Regions regions;
    private final CommandRegistry commands;
    private final Map<ScreenId, Screen> screens = new EnumMap<>(ScreenId.class);
    private final TableLayouts layouts;
    private final Set<ScreenId> arranged = EnumSet.noneOf(ScreenId.class);
    private final NavigationHistory history = new NavigationHistory();
    private final Subscriptions subscriptions = new Subscriptions();
    private final LatestOnly readings;
    private final LatestOnly profile;
    private final LatestOnly environments;
    private final Timeline clock = new Timeline(new KeyFrame(TICK, _ -> tick()));
    private Route here = Route.of(ScreenId.ACCOUNTS);

    /// What the shell asks of the window around it.
    interface Host {
        void switchTheme();

        ExternalServices outside();

        /// To where what other tools made is taken in.
        void startOnboarding();

        void switchTo(Environment environment);

        /// Back to Welcome.
        void leave();
    }

    MainWindow(ConsoleSession session, BackgroundJobs jobs, Dialogs dialogs, TimeFormat moments, Host host) {
        this.session = session;
        this.jobs = jobs;
        this.dialogs = dialogs;
        this.host = host;
        this.moments = moments;
        this.context = new ScreenContext(session, jobs, this, dialogs, moments, guard, host.outside());
        this.layouts = new TableLayouts(session.workspace().folder());
        this.readings = jobs.lane();
        this.profile = jobs.lane();
        this.environments = jobs.lane();
        var level = session.environment().level();
        guard.readOnly().set(level == Level.PRODUCTION);
        commands = ShellCommands.of(this);
        EnvironmentFiles.commands(context).forEach(commands::add);
        sidebar = new Sidebar(commands);
        header = new Header(commands);
        status = new StatusBar(
                moments,
                jobs.running(),
                new MaintenanceLine(session.maintenance(), moments, MaintenanceLine.Length.SHORT));
        banner = new RecoveryBanner(context, this::lockOrUnlock);
        regions = new Regions(sidebar, header, content);
        content.getStyleClass().add("screen");
        root.getStyleClass().add("shell");
        band = new EnvironmentBand(session.environment(), commands, guard);
        root.setTop(band);
        root.setLeft(sidebar);
        var middle = new BorderPane();
        // In the order of the eye, which Tab follows.
        middle.setTop(new VBox(header, banner));
        middle.setCenter(content);
        root.setCenter(middle);
        root.setBottom(status);
        follow();
        clock.setCycleCount(Animation.INDEFINITE);
        clock.play();
    }

    BorderPane root() {
        return root;
    }

    CommandRegistry commands() {
        return commands;
    }

    Screen current() {
        return screens.computeIfAbsent(here.screen(), id -> ScreenFactory.create(id, context));
    }

    @Override
    public void go(Route place) {
        history.visit(place);
        show(place);
    }

    @Override
    public void back() {
        history.back().ifPresent(this::show);
    }

    @Override
    public void switchTo(Environment environment) {
        host.switchTo(environment);
    }

    /// Asks every server what it has, and shows where that is not what is agreed.
    void compareServers() {
        go(ScreenId.DRIFT);
        current().refresh();
    }

    void forward() {
        history.forward().ifPresent(this::show);
    }

    void openPalette() {
        PaletteSheet.show(context, ShellCommands.forPalette(commands));
    }

    void switchTheme() {
        host.switchTheme();
    }

    void leave() {
        host.leave();
    }

    void nextRegion() {
        regions.next(current());
    }

    void previousRegion() {
        regions.previous(current());
    }

    CommandGuard guard() {
        return guard;
    }

    void startOnboarding() {
        host.startOnboarding();
    }

    /// A vault without a passphrase is no place for keys that matter.
    ObservableValue<String> onboardingBlocked() {
        return Bindings.createStringBinding(
                () -> session.workspace().vault().isOpenToAll() ? TEXTS.get("onboarding.sandbox") : "");
    }

    ObservableValue<String> lockBlocked() {
        return Bindings.createStringBinding(
                () -> session.workspace().vault().isOpenToAll() ? TEXTS.get("status.vault.none") : "");
    }

    void lockOrUnlock() {
        var vault = session.workspace().vault();
        if (vault.isLocked()) {
            UnlockSheet.show(vault, jobs, dialogs);
        } else {
            jobs.run(vault::lock, () -> {}, dialogs::problem);
        }
    }

    void switchReadOnly() {
        if (!guard.readOnly().get()) {
            guard.readOnly().set(true);
        } else if (session.environment().level() == Level.PRODUCTION) {
            ReadOnlySheet.show(
                    session.environment(), dialogs, () -> guard.readOnly().set(false));
        } else {
            guard.readOnly().set(false);
        }
    }

    @Override
    public void close() {
        clock.stop();
        subscriptions.close();
        current().deactivate();
        // An event or a cache of the toolkit may hold a part of the frame a while; that is not to hold the
        // screens.
        content.getChildren().clear();
        screens.clear();
        session.close();
    }

    private void show(Route place) {
        if (!content.getChildren().isEmpty()) {
            current().deactivate();
        }
        here = place;
        var screen = current();
        moments.tick();
        if (screen.view() instanceof ListScreenView<?> list && arranged.add(place.screen())) {
            list.table().keptBy(new TableTools(context, layouts, place.screen().key()));
        }
        content.getChildren().setAll(screen.view().root());
        header.showTitle(TEXTS.get("screen." + place.screen().key()));
        sidebar.select(place.screen());
        screen.activate();
        if (!place.object().isEmpty()) {
            screen.open(place.object());
        }
        // What is in a split is in the window once it has a skin, and takes the keyboard only then.
        content.applyCss();
        screen.view().focusContent();
    }

    private void tick() {
        moments.tick();
        current().view().tick();
    }

    private void readEnvironments() {
        environments.run(
                () -> session.workspace().environments().all(),
                all -> band.offer(all, this::switchTo),
                dialogs::problem);
    }

    private void follow() {
        subscriptions.follow(session.link(), status::show);
        banner.follow(subscriptions);
        subscriptions.follow(session.lastResult(), status::showResult);
        subscriptions.follow(
                session.found(),
                found -> sidebar.badge(
                        ScreenId.DRIFT, found.map(PendingCounts::drifted).orElse(0)));
        var vault = session.workspace().vault();
        var told = jobs.<Boolean>onFx(_ -> showVault());
        subscriptions.add(vault.onChange(() -> told.accept(true)));
        subscriptions.add(vault.onChange(() -> session.vaultUse().note(moments.now())));
        showVault();
        subscriptions.add(session.onChange(
                EnumSet.of(
                        Topic.STAGED,
                        Topic.ENVIRONMENTS,
                        Topic.ACCOUNTS,
                        Topic.CONNECTIONS,
                        Topic.EXPORTS,
                        Topic.IMPORTS),
                this::readStanding));
        readStanding();
        subscriptions.add(session.onChange(EnumSet.of(Topic.ENVIRONMENTS), this::readEnvironments));
        readEnvironments();
        new NotificationWatch(context, () -> here.screen(), header::showUnread).follow(subscriptions);
        subscriptions.add(session.onChange(EnumSet.of(Topic.SETTINGS), this::readProfile));
        readProfile();
        // What goes wrong with it is said when somebody opens Users.
        subscriptions.add(
                jobs.later(READING, () -> jobs.run(() -> session.reads().users().list(), _ -> {}, _ -> {})));
    }

    private void readProfile() {
        profile.run(
                () -> session.services().recorder().settings().profile(),
                found -> guard.observer().set(found == Profile.OBSERVER),
                dialogs::problem);
    }

    private void readStanding() {
        readings.run(
                () -> session.reads().pending(),
                counts -> {
                    status.showStaged(counts.staged());
                    header.showStaged(counts.staged());
                    sidebar.badge(ScreenId.REVIEW, counts.staged());
                    sidebar.badge(ScreenId.PENDING, counts.offered());
                    sidebar.badge(ScreenId.KEYS, counts.rotations());
                },
                dialogs::problem);
    }

    private void showVault() {
        var vault = session.workspace().vault();
        guard.locked().set(vault.isLocked());
        if (vault.isOpenToAll()) {
            status.showVault("none", Feather.UNLOCK);
        } else {
            var locked = vault.isLocked();
            status.showVault(locked ? "locked" : "open", locked ? Feather.LOCK : Feather.UNLOCK);
        }
    }
}
