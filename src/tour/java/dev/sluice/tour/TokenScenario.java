package dev.sluice.tour;

import dev.sluice.domain.interop.NscExporter;
import dev.sluice.domain.interop.plan.ExportRequest;
import dev.sluice.domain.interop.plan.ExportRequest.Keys;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;

/// A token made, handed over, inspected and imported, and one that somebody tampered with.
final class TokenScenario {
    private static final Messages TEXTS = Messages.of("tour");
    private static final String EXPORT = "receipts";
    private static final int SIGNATURE = 86;

    private final ScenarioContext scenery;
    private final UiDriver hand;
    private String token = "";

    TokenScenario(ScenarioContext scenery) {
        this.scenery = scenery;
        this.hand = scenery.hand();
    }

    void walk() {
        var partner = partner();
        scenery.report().step(TEXTS.get("token.intent", EXPORT, partner), () -> issue(partner));
        scenery.report().step(TEXTS.get("inspect.intent"), () -> inspect(partner));
        scenery.report().step(TEXTS.get("tampered.intent"), this::tampered);
        scenery.report().step(TEXTS.get("paste.intent"), this::paste);
        scenery.report().step(TEXTS.get("take.intent", partner), this::take);
        scenery.report().step(TEXTS.get("store.intent"), this::write);
    }

    private String issue(String partner) {
        scenery.go(ScreenId.EXPORTS);
        hand.select(EXPORT);
        hand.press("#exports-issue");
        hand.write("#token-target-text", partner);
        hand.press("#token-issue");
        hand.awaitControl("#token-qr");
        hand.awaitQuiet();
        picture("token");
        token = UiProbe.fx(() -> hand.text("#token-text"));
        hand.press("#token-qr");
        hand.awaitControl(".qr-view");
        picture("token-qr");
        hand.leaveSheet();
        hand.leaveSheet();
        return TEXTS.get("token.seen", token.length());
    }

    private String inspect(String partner) {
        scenery.go(ScreenId.INSPECTOR);
        hand.write("#inspect-token", token);
        hand.awaitControl("#inspect-verdict");
        hand.awaitQuiet();
        picture("inspector-activation");
        UiProbe.act(() -> hand.tab(".inspect-result .tab-pane", 1));
        UiProbe.frames(5);
        picture("inspector-claims");
        UiProbe.act(() -> hand.tab(".inspect-result .tab-pane", 0));
        return TEXTS.get("inspect.seen", partner);
    }

    private String tampered() {
        var changed = token.substring(0, token.length() - SIGNATURE) + "A".repeat(SIGNATURE);
        hand.write("#inspect-token", changed);
        hand.awaitText(Messages.of("inspector").get("verdict.wrong"));
        hand.awaitQuiet();
        picture("inspector-wrong");
        hand.write("#inspect-token", "not a token");
        hand.awaitControl(".inspect-refused");
        picture("inspector-refused");
        return TEXTS.get("tampered.seen");
    }

    private String paste() {
        hand.press("#shell-palette");
        hand.write("#palette-field", token);
        hand.awaitText(Messages.of("shell").get("palette.token.import"));
        picture("palette-token");
        hand.leaveSheet();
        return TEXTS.get("paste.seen");
    }

    private String take() {
        scenery.go(ScreenId.INSPECTOR);
        hand.write("#inspect-token", token);
        hand.press("#inspector-import");
        hand.awaitUsable("#act-verb");
        hand.awaitQuiet();
        picture("inspector-import");
        hand.press("#act-verb");
        hand.awaitControl("#act-result");
        hand.awaitQuiet();
        picture("inspector-imported");
        hand.leaveSheet();
        hand.awaitQuiet();
        picture("imports-by-token");
        return TEXTS.get("take.seen");
    }

    private String write() {
        var session = scenery.session();
        var store = TourFiles.store(scenery.means().services().workspaces());
        try {
            var report = new NscExporter(
                            scenery.means().services().outside().exchange().get())
                    .export(new ExportRequest(session.environment().id(), store, Keys.WITH_KEYS), session.workspace());
            return TEXTS.get("store.seen", report.accounts(), report.seeds());
        } catch (ProblemException e) {
            throw new ScenarioFailure(e.problem().text().oneLine(), e);
        }
    }

    private String partner() {
        return scenery.session().reads().accounts().live().stream()
                .filter(Account::isManaged)
                .map(Account::name)
                .filter(name -> name.equals("ACCTB"))
                .findFirst()
                .orElseThrow(() -> new ScenarioFailure(TEXTS.get("why.no-choice", "accounts", "ACCTB")));
    }

    private void picture(String name) {
        scenery.album().take(name);
    }
}
