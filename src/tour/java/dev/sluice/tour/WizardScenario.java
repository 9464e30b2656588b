package dev.sluice.tour;

import dev.sluice.ui.session.ScreenId;

/// Offers a subject with the share wizard, and leaves the answer to the other side.
final class WizardScenario {
    private static final String NEXT = "#share-next";

    private final ScenarioContext scenery;
    private final ShareScenario.Plan plan;
    private final UiDriver hand;

    WizardScenario(ScenarioContext scenery, ShareScenario.Plan plan) {
        this.scenery = scenery;
        this.plan = plan;
        this.hand = scenery.hand();
    }

    void offer() {
        scenery.go(ScreenId.SHARE);
        hand.choose("#share-from", plan.from());
        hand.write("#share-subject", plan.subject());
        hand.write("#share-name", plan.name());
        turn("from");
        hand.write("#share-to", plan.to());
        turn("to");
        hand.awaitControl("#share-example");
        turn("receiver");
        hand.press("#choice-offer");
        turn("review");
        hand.awaitControl("#share-result");
        picture("result");
    }

    private void turn(String page) {
        hand.awaitUsable(NEXT);
        picture(page);
        hand.press(NEXT);
    }

    private void picture(String page) {
        hand.awaitQuiet();
        scenery.album().take(plan.key() + "-share-" + page);
    }
}
