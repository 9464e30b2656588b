package dev.sluice.tour;

import dev.sluice.ui.shell.ConsoleWindow;
import dev.sluice.ui.text.Messages;

/// What one workspace wrote for nsc comes into another, from the first screen on.
final class OnboardingScenario {
    private static final Messages TEXTS = Messages.of("tour");
    private static final String PASSPHRASE = "correct horse battery staple";

    private final ConsoleWindow window;
    private final ScenarioContext scenery;
    private final UiDriver hand;

    OnboardingScenario(ConsoleWindow window, ScenarioContext scenery) {
        this.window = window;
        this.scenery = scenery;
        this.hand = scenery.hand();
    }

    void walk() {
        scenery.report().step(TEXTS.get("intake.intent"), this::look);
        scenery.report().step(TEXTS.get("arrive-all.intent"), this::take);
    }

    private String look() {
        UiProbe.act(window::leave);
        hand.press("#door-intake");
        hand.awaitControl("#intake-folder");
        hand.awaitQuiet();
        scenery.album().take("intake-empty");
        hand.press("#intake-folder");
        hand.awaitUsable("#intake-import");
        hand.awaitQuiet();
        scenery.album().take("intake-found");
        hand.selectFirst();
        hand.awaitQuiet();
        scenery.album().take("intake-detail");
        return TEXTS.get("intake.seen", hand.rows());
    }

    private String take() {
        hand.press("#intake-import");
        hand.write("#intake-passphrase", PASSPHRASE);
        hand.write("#intake-again", PASSPHRASE);
        hand.awaitUsable("#intake-start");
        scenery.album().take("intake-passphrase");
        hand.press("#intake-start");
        hand.awaitControl("#intake-open");
        hand.awaitQuiet();
        scenery.album().take("intake-done");
        hand.press("#intake-open");
        hand.awaitControl("#header-title");
        hand.awaitQuiet();
        scenery.album().take("intake-opened");
        return TEXTS.get("arrive-all.seen");
    }
}
