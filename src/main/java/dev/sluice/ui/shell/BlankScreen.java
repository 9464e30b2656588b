package dev.sluice.ui.shell;

import dev.sluice.ui.control.EmptyState;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.session.Screen;
import org.kordamp.ikonli.feather.Feather;

/// Stands where a screen is still to come.
final class BlankScreen implements Screen {

    private static final Texts TEXTS = Texts.of("shell");

    private final EmptyState state =
            new EmptyState(Feather.COMPASS, TEXTS.get("door.later.title"), TEXTS.get("door.later.text"));

    @Override
    public View view() {
        return () -> state;
    }

    @Override
    public void activate() {}

    @Override
    public void deactivate() {}
}
