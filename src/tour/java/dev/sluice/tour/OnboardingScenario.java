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
        scenery.report().step(TEXTS.get("onboarding.intent"), this::look);
        scenery.report().step(TEXTS.get("arrive-all.intent"), this::take);
    }

    private String look() {
        UiProbe.act(window::leave);
        hand.press("#door-onboarding");
        hand.awaitControl("#onboarding-folder");
        hand.awaitQuiet();
        scenery.album().take("onboarding-empty");
        hand.press("#onboarding-folder");
        hand.awaitUsable("#onboarding-import");
        hand.awaitQuiet();
        scenery.album().take("onboarding-found");
        hand.selectFirst();
        hand.awaitQuiet();
        scenery.album().take("onboarding-detail");
        return TEXTS.get("onboarding.seen", hand.rows());
    }

    private String take() {
        hand.press("#onboarding-import");
        hand.write("#onboarding-passphrase", PASSPHRASE);
        hand.write("#onboarding-again", PASSPHRASE);
        hand.awaitUsable("#onboarding-start");
        scenery.album().take("onboarding-passphrase");
        hand.press("#onboarding-start");
        hand.awaitControl("#onboarding-open");
        hand.awaitQuiet();
        scenery.album().take("onboarding-done");
        hand.press("#onboarding-open");
        hand.awaitControl("#header-title");
        hand.awaitQuiet();
        scenery.album().take("onboarding-opened");
        return TEXTS.get("arrive-all.seen");
    }
}
