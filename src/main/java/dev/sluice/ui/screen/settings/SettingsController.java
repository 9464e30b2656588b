package dev.sluice.ui.screen.settings;

import dev.sluice.ui.control.EmptyState;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.session.Desk;
import dev.sluice.ui.session.Screen;
import org.kordamp.ikonli.feather.Feather;

/// What the workspace is set to.
public final class SettingsController implements Screen {

    private static final Texts TEXTS = Texts.of("settings");

    private final EmptyState root;

    public SettingsController(Desk desk) {
        root = new EmptyState(
                Feather.CLOCK, TEXTS.get("title"), desk.session().environment().name());
    }

    @Override
    public View view() {
        return () -> root;
    }

    @Override
    public void activate() {}

    @Override
    public void deactivate() {}
}
