package dev.sluice.ui.screen.drift;

import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.Objects;

/// Does not speak of a change that another tool made until a day.
final class IgnoreController extends SheetController {

    private static final Messages TEXTS = Messages.of("drift");

    private final ScreenContext context;
    private final DriftRow row;
    private final PublicKey key;
    private final IgnoreModel model;

    IgnoreController(ScreenContext context, DriftRow row, PublicKey key, IgnoreModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.row = row;
        this.key = key;
        this.model = model;
    }

    void ignore() {
        var until = context.moments().begin(Objects.requireNonNull(model.day().get()));
        finish(
                () -> context.session().services().drifts().ignore(key, until),
                () -> context.session().tell(TEXTS.get("ignore.done", row.name())));
    }
}
