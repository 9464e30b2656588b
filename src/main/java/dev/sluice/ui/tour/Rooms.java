package dev.sluice.ui.tour;

import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.session.ScreenId;

/// A picture of every screen as the sandbox fills it.
final class Rooms {
    private static final Texts TEXTS = Texts.of("tour");
    private static final Texts SHELL = Texts.of("shell");

    private final Scenery scenery;

    Rooms(Scenery scenery) {
        this.scenery = scenery;
    }

    void visit() {
        for (var screen : ScreenId.values()) {
            var name = SHELL.get("screen." + screen.key());
            scenery.report().step(TEXTS.get("screen.intent", name), () -> {
                scenery.go(screen);
                scenery.hand().awaitQuiet();
                scenery.album().take(screen.key());
                return TEXTS.get("screen.seen", scenery.hand().rows());
            });
        }
    }
}
