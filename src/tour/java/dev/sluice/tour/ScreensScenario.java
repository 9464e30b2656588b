package dev.sluice.tour;

import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;

/// Every screen as the sandbox fills it, with what its first row opens, and the sheets of the window.
final class ScreensScenario {
    private static final Messages TEXTS = Messages.of("tour");
    private static final Messages SHELL = Messages.of("shell");
    private static final Messages KEYS = Messages.of("keys");

    private final ScenarioContext scenery;
    private final UiDriver hand;

    ScreensScenario(ScenarioContext scenery) {
        this.scenery = scenery;
        this.hand = scenery.hand();
    }

    void visit() {
        for (var screen : ScreenId.values()) {
            if (screen != ScreenId.SHARE) {
                var name = SHELL.get("screen." + screen.key());
                scenery.report().step(TEXTS.get("screen.intent", name), () -> look(screen));
            }
        }
        sheet(ScreenId.ACCOUNTS, "#accounts-new", "new-account");
        sheet(ScreenId.EXPORTS, "#exports-new", "new-export");
        sheet(ScreenId.USERS, "#users-new", "new-users");
        sheet(ScreenId.KEYS, "#keys-generate", "generate-key");
        sheet(ScreenId.ACCOUNTS, "#shell-palette", "palette");
        scenery.report().step(TEXTS.get("user.intent"), this::user);
        scenery.report().step(TEXTS.get("sheet.intent", "rotate-key"), this::rotateKey);
    }

    /// What the first user may do, and what can be said of it.
    private String user() {
        scenery.go(ScreenId.USERS);
        hand.selectFirst();
        hand.awaitQuiet();
        hand.write("#can-subject", "orders.created");
        hand.awaitControl("#can-answer");
        hand.awaitQuiet();
        picture("user-tested");
        hand.press("#users-edit");
        hand.awaitControl(".dialog-sheet");
        hand.awaitQuiet();
        picture("edit-user");
        hand.leaveSheet();
        return TEXTS.get("user.seen");
    }

    private String rotateKey() {
        scenery.go(ScreenId.KEYS);
        hand.select(KEYS.get("kind.account") + " ");
        hand.awaitQuiet();
        hand.press("#keys-rotate");
        hand.awaitControl(".dialog-sheet");
        hand.awaitQuiet();
        picture("rotate-key");
        hand.leaveSheet();
        return TEXTS.get("sheet.seen");
    }

    private String look(ScreenId screen) {
        scenery.go(screen);
        hand.awaitQuiet();
        picture(screen.key());
        var rows = hand.rows();
        if (rows > 0) {
            hand.selectFirst();
            hand.awaitQuiet();
            picture(screen.key() + "-detail");
        }
        return TEXTS.get("screen.seen", rows);
    }

    private void sheet(ScreenId screen, String button, String name) {
        scenery.report().step(TEXTS.get("sheet.intent", name), () -> {
            scenery.go(screen);
            hand.press(button);
            hand.awaitControl(".dialog-sheet");
            hand.awaitQuiet();
            picture(name);
            hand.leaveSheet();
            return TEXTS.get("sheet.seen");
        });
    }

    private void picture(String name) {
        scenery.album().take(name);
    }
}
