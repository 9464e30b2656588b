package dev.sluice.tour;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;

/// What comes back: a revocation is undone, a connection suspended and resumed, its activation renewed; and what
/// was signed on the way.
final class ReopenScenario {
    private static final Messages TEXTS = Messages.of("tour");
    private static final String FROM = "ACCTA";
    private static final String NAME = "CARTEVENTS-GRANT-STREAM";

    private final ScenarioContext scenery;
    private final UiDriver hand;

    ReopenScenario(ScenarioContext scenery) {
        this.scenery = scenery;
        this.hand = scenery.hand();
    }

    void walk() {
        var report = scenery.report();
        report.step(TEXTS.get("undo.intent", FROM), this::undo);
        report.step(TEXTS.get("suspend.intent", NAME), this::suspend);
        report.step(TEXTS.get("resume.intent", NAME), this::resume);
        report.step(TEXTS.get("renew.intent", NAME), this::renew);
        report.step(TEXTS.get("history.intent", FROM), this::history);
        report.step(TEXTS.get("plan.intent", FROM), this::plan);
    }

    private String undo() {
        account();
        hand.press("#tab-revocations");
        hand.awaitUsable("#revocation-undo");
        hand.awaitQuiet();
        picture("revocations");
        hand.press("#revocation-undo");
        act("undo-revocation");
        expect(ConnectionState.ACTIVE);
        return TEXTS.get("undo.seen");
    }

    private String suspend() {
        connection("#connections-suspend");
        act("suspend");
        expect(ConnectionState.SUSPENDED);
        picture("suspended");
        return TEXTS.get("suspend.seen");
    }

    private String resume() {
        connection("#connections-resume");
        act("resume");
        expect(ConnectionState.ACTIVE);
        return TEXTS.get("resume.seen");
    }

    private String renew() {
        connection("#connections-renew");
        hand.press("#choice-week");
        act("renew");
        connection("#connections-renew-now");
        hand.awaitControl("#act-result");
        hand.awaitQuiet();
        picture("renewed");
        hand.leaveSheet();
        picture("expiring");
        return TEXTS.get("renew.seen");
    }

    private String history() {
        account();
        hand.press("#tab-history");
        hand.awaitControl(".revision");
        hand.awaitQuiet();
        picture("history");
        return TEXTS.get(
                "history.seen", UiProbe.fx(() -> hand.labels(".revision").size()));
    }

    private String plan() {
        hand.press("#accounts-delete");
        hand.awaitControl(".dialog-sheet");
        hand.awaitQuiet();
        picture("delete-account");
        hand.leaveSheet();
        return TEXTS.get("plan.seen");
    }

    private void account() {
        scenery.go(ScreenId.ACCOUNTS);
        hand.select(FROM);
        hand.awaitControl(".section-tabs");
        hand.awaitQuiet();
    }

    private void connection(String button) {
        scenery.go(ScreenId.CONNECTIONS);
        hand.select(NAME);
        hand.press(button);
    }

    private void act(String picture) {
        hand.awaitUsable("#act-verb");
        hand.awaitQuiet();
        picture(picture);
        hand.press("#act-verb");
        hand.awaitControl("#act-result");
        hand.awaitQuiet();
        hand.leaveSheet();
    }

    private void expect(ConnectionState state) {
        var found = live().state();
        if (found != state) {
            throw new ScenarioFailure(TEXTS.get("back.but", found.word(), state.word()));
        }
    }

    private Connection live() {
        return scenery.session().services().federation().list().stream()
                .filter(row -> row.share().name().equals(NAME) && row.state().isLive())
                .findFirst()
                .orElseThrow(() -> new ScenarioFailure(TEXTS.get("why.no-connection", NAME)));
    }

    private void picture(String name) {
        scenery.album().take(name);
    }
}
