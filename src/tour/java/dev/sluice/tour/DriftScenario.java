package dev.sluice.tour;

import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;

/// Looks at what another tool made of an account, could take some of it, and keeps ours.
final class DriftScenario {
    private static final Messages TEXTS = Messages.of("tour");
    private static final String ACCOUNT = "billing";
    private static final String SUBJECT = "billing.refunds.>";

    private final ScenarioContext scenery;
    private final UiDriver hand;

    DriftScenario(ScenarioContext scenery) {
        this.scenery = scenery;
        this.hand = scenery.hand();
    }

    void walk() {
        scenery.report().step(TEXTS.get("drift.intent", ACCOUNT, SUBJECT), this::change);
        scenery.report().step(TEXTS.get("keep.intent"), this::keep);
    }

    private String change() {
        scenery.go(ScreenId.DRIFT);
        hand.awaitUsable("#drift-compare");
        hand.press("#drift-compare");
        hand.await(TEXTS.get("drift.but"), () -> hand.lists(ACCOUNT));
        hand.select(ACCOUNT);
        hand.awaitText(SUBJECT);
        hand.awaitQuiet();
        picture("drift-claims");
        return TEXTS.get("drift.seen", ACCOUNT);
    }

    private String keep() {
        hand.press("#drift-merge");
        hand.awaitUsable("#act-verb");
        hand.press("#merge-all-theirs");
        hand.awaitUsable("#act-verb");
        hand.awaitQuiet();
        picture("drift-merge");
        hand.leaveSheet();
        hand.press("#drift-keep");
        hand.awaitUsable("#act-verb");
        hand.awaitQuiet();
        picture("drift-keep");
        hand.press("#act-verb");
        hand.awaitControl("#act-result");
        hand.awaitQuiet();
        picture("drift-kept");
        var result = UiProbe.fx(() -> hand.labels("#act-result")).getFirst();
        hand.leaveSheet();
        return TEXTS.get("keep.seen", result);
    }

    private void picture(String name) {
        scenery.album().take(name);
    }
}
