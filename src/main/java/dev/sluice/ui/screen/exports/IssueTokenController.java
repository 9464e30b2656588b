package dev.sluice.ui.screen.exports;

import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.ShareLines;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.session.ScreenContext;
import java.util.Objects;

/// Makes an activation token for one account.
final class IssueTokenController extends SheetController {

    private final ScreenContext context;
    private final IssueTokenModel model;

    IssueTokenController(ScreenContext context, IssueTokenModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    CommandLines lines() {
        return model.ready().getValue()
                ? new ShareLines(context.session().environment().name())
                        .issue(model.export().account().text(), model.export(), model.key())
                : CommandLines.NONE;
    }

    void issue() {
        var export = model.export();
        var target = model.key();
        run(
                () -> context.session().services().activations().issue(export.account(), export, target),
                connection -> model.token()
                        .set(Objects.requireNonNullElse(connection.grant().token(), "")));
    }
}
