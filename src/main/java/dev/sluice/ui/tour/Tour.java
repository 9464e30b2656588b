package dev.sluice.ui.tour;

import dev.sluice.domain.federation.port.LinkState;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.session.Session;
import dev.sluice.ui.shell.ConsoleWindow;
import dev.sluice.ui.theme.Theme;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;

/// Opens the window, raises a sandbox, walks through every screen, and twice shares a subject,
/// watches it flow and cuts it. Call it off the FX thread, on a toolkit that is running.
public final class Tour {
    private static final Texts TEXTS = Texts.of("tour");
    private static final Duration RAISING = Duration.ofSeconds(60);
    private static final Duration CLOSING = Duration.ofSeconds(60);

    /// As `acceptance.md` tells them.
    private static final List<Crossing.Plan> PLANS = List.of(
            new Crossing.Plan(
                    "s0",
                    "ACCTA",
                    "ACCTB",
                    "CARTEVENTS-GRANT-STREAM",
                    "retail.v1.cart.>",
                    "retail.v1.cart.>",
                    "retail.v1.cart.started",
                    "retail.v1.cart.started"),
            new Crossing.Plan(
                    "s3",
                    "ACCTA",
                    "ACCTB",
                    "orders",
                    "orders.>",
                    "vendor-orders.>",
                    "orders.created",
                    "vendor-orders.created"));

    private final TourMeans means;
    private final Report report;

    public Tour(TourMeans means) {
        this.means = means;
        this.report = new Report(means.told());
    }

    /// @return how many steps did not hold
    public int run() {
        var window = Eyes.fx(() -> {
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
        var album = new Album(window, means.out());
        var hand = new Hand(Eyes.fx(() -> window.stage().getScene()));
        report.chapter(TEXTS.get("chapter.doors"));
        raise(window, hand, album);
        var session = Eyes.fx(window::session).orElseThrow();
        var scenery = new Scenery(session, hand, album, report, means);
        report.chapter(TEXTS.get("chapter.screens"));
        report.attempt(() -> new Rooms(scenery).visit());
        report.chapter(TEXTS.get("chapter.drift"));
        report.attempt(() -> new Drifting(scenery).walk());
        for (var plan : PLANS) {
            report.chapter(TEXTS.get("chapter." + plan.key()));
            report.attempt(() -> cross(scenery, plan));
        }
        report.chapter(TEXTS.get("chapter.back"));
        report.attempt(() -> new Returning(scenery).walk());
        report.chapter(TEXTS.get("chapter.stage"));
        report.attempt(() -> new Staging(scenery).walk());
        report.chapter(TEXTS.get("chapter.tokens"));
        report.attempt(() -> new Handing(scenery).walk());
        report.chapter(TEXTS.get("chapter.vault"));
        report.attempt(() -> new Vaulted(window, scenery).walk());
        report.chapter(TEXTS.get("chapter.intake"));
        report.attempt(() -> new Arriving(window, scenery).walk());
        report.close(album.pictures());
    }

    private static void cross(Scenery scenery, Crossing.Plan plan) {
        try (var crossing = new Crossing(scenery, plan)) {
            crossing.walk();
        } catch (ProblemException e) {
            throw new NotHeld(e.problem().text().oneLine(), e);
        }
    }

    private void raise(ConsoleWindow window, Hand hand, Album album) {
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
            if (!Eyes.sees(RAISING, () -> window.session().isPresent())) {
                hand.await(TEXTS.get("sandbox.late", RAISING.toSeconds()), () -> false);
            }
            var session = Eyes.fx(window::session).orElseThrow();
            means.services().executor().execute(() -> session.realm().link().resolver());
            hand.await(TEXTS.get("sandbox.no-link"), () -> session.link().get() instanceof LinkState.Connected);
            return TEXTS.get("sandbox.seen", servers(session));
        });
    }

    private void enterLarge(ConsoleWindow window) {
        var workspaces = means.services().workspaces();
        try {
            var running = workspaces.sandbox().up(workspaces.sandboxFolder(), means.servers(), _ -> {});
            running.meddle();
            Eyes.act(() -> window.entered(running));
        } catch (ProblemException e) {
            throw new NotHeld(e.problem().text().oneLine(), e);
        }
    }

    private static String servers(Session session) {
        return String.join(", ", session.realm().environment().servers());
    }

    /// The servers stop with the sandbox, whatever the tour met.
    private void close(ConsoleWindow window) {
        Eyes.act(() -> {
            window.stage().hide();
            window.dismiss();
        });
        var closing = new FutureTask<>(window::release, Boolean.TRUE);
        means.services().executor().execute(closing);
        try {
            closing.get(CLOSING.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotHeld(TEXTS.get("why.interrupted"), e);
        } catch (ExecutionException | TimeoutException e) {
            throw new NotHeld(TEXTS.get("why.not-closed", String.valueOf(e.getCause())), e);
        }
    }
}
