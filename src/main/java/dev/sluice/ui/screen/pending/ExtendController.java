package dev.sluice.ui.screen.pending;

import dev.sluice.ui.connection.ConnectionLine;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.time.Instant;

/// Lets an offer wait longer; nothing of it is on servers.
final class ExtendController extends SheetController {

    private static final Messages TEXTS = Messages.of("pending");

    private final ScreenContext context;
    private final ConnectionLine line;
    private final ExtendModel model;
    private final Instant now;

    ExtendController(ScreenContext context, ConnectionLine line, ExtendModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.line = line;
        this.model = model;
        this.now = context.moments().now();
    }

    /// When it would end then.
    Instant end(int days) {
        return now.plus(Duration.ofDays(days));
    }

    void extend() {
        var end = end(model.days().get());
        finish(
                () -> context.session()
                        .services()
                        .federation()
                        .extend(line.connection().id(), end),
                _ -> context.session().tell(TEXTS.get("extend.done", line.name())));
    }
}
