package dev.sluice.tour;

import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;

/// Collects a change, reads in Review what it does, and pushes it.
final class StagingScenario {
    private static final Messages TEXTS = Messages.of("tour");
    private static final String ACCOUNT = "billing";
    private static final String NAME = "receipts";
    private static final String SUBJECT = "billing.receipts.>";

    private final ScenarioContext scenery;
    private final UiDriver hand;

    StagingScenario(ScenarioContext scenery) {
        this.scenery = scenery;
        this.hand = scenery.hand();
    }

    void walk() {
        scenery.report().step(TEXTS.get("stage.intent", SUBJECT, ACCOUNT), this::stage);
        scenery.report().step(TEXTS.get("push.intent"), this::push);
    }

    private String stage() {
        scenery.go(ScreenId.EXPORTS);
        hand.press("#exports-new");
        hand.choose("#export-account", ACCOUNT);
        hand.write("#export-subject", SUBJECT);
        hand.write("#export-name", NAME);
        hand.awaitUsable("#export-stage");
        picture("new-export-filled");
        hand.press("#export-stage");
        hand.select(NAME);
        hand.awaitQuiet();
        picture("export-staged");
        return TEXTS.get("stage.seen", NAME);
    }

    private String push() {
        scenery.go(ScreenId.REVIEW);
        hand.awaitUsable("#review-push");
        hand.awaitQuiet();
        picture("review-staged");
        hand.press("#review-push");
        hand.awaitControl("#push-result");
        hand.awaitQuiet();
        picture("review-pushed");
        var result = UiProbe.fx(() -> hand.labels("#push-result")).getFirst();
        hand.press("#push-back");
        return TEXTS.get("push.seen", result);
    }

    private void picture(String name) {
        scenery.album().take(name);
    }
}
