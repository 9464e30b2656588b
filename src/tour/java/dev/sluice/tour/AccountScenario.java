package dev.sluice.tour;

import dev.sluice.domain.model.AccountLimit;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import java.util.List;

/// One account from all sides: an empty one, then its limits, details and mappings are changed, reviewed and
/// pushed.
final class AccountScenario {
    private static final Messages TEXTS = Messages.of("tour");
    private static final String EMPTY = "partner";
    private static final String NAME = "machines";
    private static final List<String> SECTIONS = List.of(
            "summary",
            "exports",
            "imports",
            "connections",
            "users",
            "limits",
            "mappings",
            "keys",
            "revocations",
            "jwt",
            "history");

    private final ScenarioContext scenery;
    private final UiDriver hand;

    AccountScenario(ScenarioContext scenery) {
        this.scenery = scenery;
        this.hand = scenery.hand();
    }

    void walk() {
        var report = scenery.report();
        report.step(TEXTS.get("sections.intent", EMPTY), () -> sections(EMPTY, "empty"));
        report.step(TEXTS.get("limits.intent", NAME), this::limits);
        report.step(TEXTS.get("details.intent", NAME), this::details);
        report.step(TEXTS.get("rules.intent", NAME), this::rules);
        report.step(TEXTS.get("mapping.intent", NAME), this::mapping);
        report.step(TEXTS.get("hold.intent", NAME), this::hold);
        report.step(TEXTS.get("push.intent"), this::push);
        report.step(TEXTS.get("sections.intent", NAME), () -> sections(NAME, "filled"));
        report.step(TEXTS.get("many.intent"), this::many);
        report.step(TEXTS.get("share-edit.intent"), this::edits);
    }

    private String sections(String account, String kind) {
        open(account);
        for (var section : SECTIONS) {
            section(section);
            picture("account-" + kind + "-" + section);
        }
        section("summary");
        return TEXTS.get("sections.seen", SECTIONS.size());
    }

    private String limits() {
        open(NAME);
        section("limits");
        hand.press("#accounts-edit-limits");
        hand.awaitControl("#limit-connections");
        hand.awaitQuiet();
        picture("limits-sheet");
        hand.write("#limit-" + AccountLimit.CONNECTIONS.word(), "many");
        hand.write("#limit-" + AccountLimit.PAYLOAD.word(), "1MB");
        hand.awaitQuiet();
        picture("limits-sheet-wrong");
        hand.write("#limit-" + AccountLimit.CONNECTIONS.word(), "20");
        hand.write("#limit-" + AccountLimit.JETSTREAM_DISK.word(), "2GB");
        hand.awaitUsable("#account-stage");
        hand.awaitQuiet();
        picture("limits-sheet-typed");
        return staged("limits-staged");
    }

    private String details() {
        section("summary");
        hand.press("#accounts-edit-details");
        hand.write("#account-edit-description", "Readings of the machines on the floor");
        hand.write("#account-edit-tags", "eu gold");
        hand.write("#account-edit-info-url", "https://example.com/machines");
        hand.awaitUsable("#account-stage");
        hand.awaitQuiet();
        picture("details-sheet");
        return staged("details-staged");
    }

    private String rules() {
        section("summary");
        hand.press("#accounts-edit-rules");
        hand.write("#rules-allow-publish", "alarms.>\nreadings.>");
        hand.write("#rules-deny-subscribe", "readings.secret.>");
        hand.awaitUsable("#account-stage");
        hand.awaitQuiet();
        picture("rules-sheet");
        return staged("rules-staged");
    }

    private String mapping() {
        section("mappings");
        hand.press("#accounts-mapping-add");
        hand.write("#mapping-from", "readings.*");
        hand.write("#mapping-to-0", "readings.v2.$1");
        hand.write("#mapping-weight-0", "30");
        hand.write("#mapping-test", "readings.created");
        hand.awaitUsable("#account-stage");
        hand.awaitQuiet();
        picture("mapping-sheet");
        return staged("mapping-staged");
    }

    private String hold() {
        hand.press("#accounts-suspend");
        hand.awaitUsable("#account-stage");
        hand.awaitQuiet();
        picture("suspend-account");
        hand.leaveSheet();
        return TEXTS.get("sheet.seen");
    }

    private String many() {
        scenery.go(ScreenId.ACCOUNTS);
        hand.selectAll();
        hand.awaitQuiet();
        picture("accounts-many");
        hand.press("#accounts-bulk");
        hand.write("#bulk-connections", "50");
        hand.write("#bulk-streams", "many");
        hand.awaitQuiet();
        picture("bulk-wrong");
        hand.write("#bulk-streams", "");
        hand.write("#bulk-add-tags", "floor");
        hand.awaitUsable("#bulk-stage");
        hand.awaitQuiet();
        picture("bulk");
        hand.leaveSheet();
        return TEXTS.get("sheet.seen");
    }

    private String edits() {
        scenery.go(ScreenId.EXPORTS);
        hand.selectFirst();
        hand.awaitQuiet();
        hand.press("#exports-edit");
        hand.write("#share-description", "What the shop sells");
        hand.awaitUsable("#share-stage");
        hand.awaitQuiet();
        picture("export-edit");
        hand.leaveSheet();
        scenery.go(ScreenId.IMPORTS);
        hand.selectFirst();
        hand.awaitQuiet();
        hand.press("#imports-edit");
        hand.awaitControl("#share-trace");
        hand.awaitQuiet();
        picture("import-edit");
        hand.leaveSheet();
        return TEXTS.get("sheet.seen");
    }

    private String push() {
        scenery.go(ScreenId.REVIEW);
        hand.awaitUsable("#review-push");
        hand.awaitQuiet();
        picture("account-review");
        hand.press("#review-push");
        hand.awaitControl("#push-result");
        hand.awaitQuiet();
        var result = UiProbe.fx(() -> hand.labels("#push-result")).getFirst();
        hand.press("#push-back");
        return TEXTS.get("push.seen", result);
    }

    private String staged(String name) {
        hand.press("#account-stage");
        hand.awaitControl(".staged-bar");
        hand.awaitQuiet();
        picture(name);
        return TEXTS.get("stage.seen", NAME);
    }

    private void open(String account) {
        scenery.go(ScreenId.ACCOUNTS);
        hand.select(account);
        hand.awaitControl(".section-tabs");
        hand.awaitQuiet();
    }

    private void section(String name) {
        hand.press("#tab-" + name);
        hand.awaitQuiet();
    }

    private void picture(String name) {
        scenery.album().take(name);
    }
}
