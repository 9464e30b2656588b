package dev.sluice.tour;

import dev.sluice.domain.model.server.LinkState;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.session.ConsoleSession;
import dev.sluice.ui.shell.ConsoleWindow;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.theme.Theme;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;

/// Opens the window, raises a sandbox, walks through every screen, and twice shares a subject, watches it flow and
/// cuts it. Call it off the FX thread, on a toolkit that is running.
public final class Tour {
    private static final Messages TEXTS = Messages.of("tour");
    private static final Duration RAISING = Duration.ofSeconds(60);
    private static final Duration CLOSING = Duration.ofSeconds(60);

    /// As `acceptance.md` tells them.
    private static final List<ShareScenario.Plan> PLANS = List.of(
            new ShareScenario.Plan(
                    "s0",
                    "ACCTA",
                    "ACCTB",
                    "CARTEVENTS-GRANT-STREAM",
                    "retail.v1.cart.>",
                    "retail.v1.cart.>",
                    "retail.v1.cart.started",
                    "retail.v1.cart.started"),
            new ShareScenario.Plan(
                    "s3",
                    "ACCTA",
                    "ACCTB",
                    "orders",
                    "orders.>",
                    "vendor-orders.>",
                    "orders.created",
                    "vendor-orders.created"));

    private final TourDependencies means;
    private final Report report;

    public Tour(TourDependencies means) {
        this.means = means;
        this.report = new Report(means.told());
    }

    /// @return how many steps did not hold
    public int run() {
        var window = UiProbe.fx(() -> {
            var console = new ConsoleWindow(
                    new Stage(),
                    means.services(),
                    new TourFiles(means.out(), TourFiles.store(means.services().workspaces())));
            console.setTheme(Theme.LIGHT);
            console.showWelcome();
            return console;
        });
        try {
            report.attempt(() -> walk(window));
        } finally {
            close(window);
        }
        return report.failed();
    }

    private void walk(ConsoleWindow window) {
        var album = new PictureAlbum(window, means.out());
        var hand = new UiDriver(UiProbe.fx(() -> window.stage().getScene()));
        report.chapter(TEXTS.get("chapter.doors"));
        raise(window, hand, album);
        var session = UiProbe.fx(window::session).orElseThrow();
        var scenery = new ScenarioContext(session, hand, album, report, means);
        chapter("screens", () -> new ScreensScenario(scenery).visit());
        chapter("account", () -> new AccountScenario(scenery).walk());
        chapter("drift", () -> new DriftScenario(scenery).walk());
        for (var plan : PLANS) {
            chapter(plan.key(), () -> cross(scenery, plan));
        }
        chapter("back", () -> new ReopenScenario(scenery).walk());
        chapter("stage", () -> new StagingScenario(scenery).walk());
        chapter("tokens", () -> new TokenScenario(scenery).walk());
        chapter("vault", () -> new VaultScenario(window, scenery).walk());
        chapter("onboarding", () -> new OnboardingScenario(window, scenery).walk());
        report.close(album.pictures());
    }

    private void chapter(String key, Runnable walk) {
        if (means.only().isEmpty() || means.only().contains(key)) {
            report.chapter(TEXTS.get("chapter." + key));
            report.attempt(walk);
        }
    }

    private static void cross(ScenarioContext scenery, ShareScenario.Plan plan) {
        try (var crossing = new ShareScenario(scenery, plan)) {
            crossing.walk();
        } catch (ProblemException e) {
            throw new ScenarioFailure(e.problem().text().oneLine(), e);
        }
    }

    private void raise(ConsoleWindow window, UiDriver hand, PictureAlbum album) {
        report.step(TEXTS.get("welcome.intent"), () -> {
            hand.awaitControl("#door-sandbox");
            album.take("welcome");
            return TEXTS.get("welcome.seen");
        });
        report.step(TEXTS.get("sandbox.intent", means.servers()), () -> {
            if (means.servers() == 1) {
                hand.press("#door-sandbox");
            } else {
                enterLarge(window);
            }
            if (!UiProbe.sees(RAISING, () -> window.session().isPresent())) {
                hand.await(TEXTS.get("sandbox.late", RAISING.toSeconds()), () -> false);
            }
            var session = UiProbe.fx(window::session).orElseThrow();
            means.services().executor().execute(() -> session.services().link().resolver());
            hand.await(TEXTS.get("sandbox.no-link"), () -> session.link().get() instanceof LinkState.Connected);
            return TEXTS.get("sandbox.seen", servers(session));
        });
    }

    private void enterLarge(ConsoleWindow window) {
        var workspaces = means.services().workspaces();
        try {
            var running = workspaces.sandbox().up(workspaces.sandboxFolder(), means.servers(), _ -> {});
            running.meddle();
            UiProbe.act(() -> window.entered(running));
        } catch (ProblemException e) {
            throw new ScenarioFailure(e.problem().text().oneLine(), e);
        }
    }

    private static String servers(ConsoleSession session) {
        return String.join(", ", session.services().environment().servers());
    }

    /// The servers stop with the sandbox, whatever the tour met.
    private void close(ConsoleWindow window) {
        UiProbe.act(() -> {
            window.stage().hide();
            window.dismiss();
        });
        var closing = new FutureTask<>(window::release, Boolean.TRUE);
        means.services().executor().execute(closing);
        try {
            closing.get(CLOSING.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScenarioFailure(TEXTS.get("why.interrupted"), e);
        } catch (ExecutionException | TimeoutException e) {
            throw new ScenarioFailure(TEXTS.get("why.not-closed", String.valueOf(e.getCause())), e);
        }
    }
}
