package dev.sluice.ui.tour;

import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.session.ScreenId;

/// Collects a change, reads in Review what it does, and pushes it.
final class Staging {
    private static final Texts TEXTS = Texts.of("tour");
    private static final String ACCOUNT = "billing";
    private static final String NAME = "receipts";
    private static final String SUBJECT = "billing.receipts.>";

    private final Scenery scenery;
    private final Hand hand;

    Staging(Scenery scenery) {
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
        var result = Eyes.fx(() -> hand.labels("#push-result")).getFirst();
        hand.press("#push-back");
        return TEXTS.get("push.seen", result);
    }

    private void picture(String name) {
        scenery.album().take(name);
    }
}
