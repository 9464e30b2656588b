package dev.sluice.ui.screen.notices;

import dev.sluice.ui.control.EmptyState;
import dev.sluice.ui.mvc.Texts;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.session.Desk;
import dev.sluice.ui.session.Screen;
import org.kordamp.ikonli.feather.Feather;

/// What accounts were told of.
public final class NoticesController implements Screen {

    private static final Texts TEXTS = Texts.of("notices");

    private final EmptyState root;

    public NoticesController(Desk desk) {
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
