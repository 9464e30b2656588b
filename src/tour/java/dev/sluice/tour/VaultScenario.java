package dev.sluice.tour;

import dev.sluice.domain.model.Level;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Workspaces;
import dev.sluice.ui.shell.ConsoleWindow;
import dev.sluice.ui.text.Messages;
import java.util.List;

/// Leaves the sandbox, whose servers stop, and opens a production workspace with its passphrase.
final class VaultScenario {
    private static final Messages TEXTS = Messages.of("tour");
    private static final String OPERATOR = "Acme";
    private static final String PASSPHRASE = "a passphrase that only this tour knows";

    private final ConsoleWindow window;
    private final ScenarioContext scenery;
    private final UiDriver hand;
    private final Workspaces workspaces;

    VaultScenario(ConsoleWindow window, ScenarioContext scenery) {
        this.window = window;
        this.scenery = scenery;
        this.hand = scenery.hand();
        this.workspaces = scenery.means().services().workspaces();
    }

    void walk() {
        scenery.report().step(TEXTS.get("leave.intent"), this::leave);
        scenery.report().step(TEXTS.get("locked.intent"), this::open);
        scenery.report().step(TEXTS.get("wrong.intent"), this::wrong);
        scenery.report().step(TEXTS.get("unlock.intent"), this::unlock);
    }

    private String leave() {
        UiProbe.act(window::leave);
        hand.awaitControl("#door-sandbox");
        hand.await(TEXTS.get("leave.but"), () -> window.jobs().running().get() == 0);
        if (workspaces.sandbox().status(workspaces.sandboxFolder()).isUp()) {
            throw new ScenarioFailure(TEXTS.get("leave.but"));
        }
        hand.press("#door-operator");
        hand.awaitControl("#operator-name");
        scenery.album().take("new-operator");
        hand.leaveSheet();
        return TEXTS.get("leave.seen");
    }

    private String open() {
        var folder = workspaces.defaultFolder();
        try (var passphrase = Passphrase.of(PASSPHRASE.toCharArray());
                var workspace = workspaces.create(folder, passphrase)) {
            workspace.environments().create(OPERATOR, Level.PRODUCTION, List.of());
        } catch (ProblemException e) {
            throw new ScenarioFailure(e.problem().text().oneLine(), e);
        }
        UiProbe.act(() -> window.show(folder));
        hand.awaitControl("#passphrase");
        hand.awaitQuiet();
        scenery.album().take("unlock");
        return TEXTS.get("locked.seen");
    }

    private String wrong() {
        hand.write("#passphrase", "not it");
        hand.press("#unlock");
        hand.awaitControl(".problem-pane");
        scenery.album().take("unlock-wrong");
        return UiProbe.fx(hand::problems);
    }

    private String unlock() {
        hand.write("#passphrase", PASSPHRASE);
        hand.press("#unlock");
        hand.awaitControl("#header-title");
        hand.awaitQuiet();
        scenery.album().take("production");
        return TEXTS.get("unlock.seen", OPERATOR);
    }
}
