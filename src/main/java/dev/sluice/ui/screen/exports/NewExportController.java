package dev.sluice.ui.screen.exports;

import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.ShareLines;
import dev.sluice.ui.connection.SubjectStagingController;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.function.Consumer;

/// Stages a new export.
final class NewExportController extends SubjectStagingController {

    private static final Messages TEXTS = Messages.of("exports");

    private final ScreenContext context;
    private final NewExportModel model;

    /// @param open shows the export of that id
    NewExportController(ScreenContext context, NewExportModel model, Consumer<String> open) {
        super(context, model, model.meant(), model.subject(), open);
        this.context = context;
        this.model = model;
    }

    CommandLines lines() {
        return model.ready().getValue()
                ? new ShareLines(context.session().environment().name())
                        .add(model.account().get().name(), model.draft())
                : CommandLines.NONE;
    }

    void stage() {
        var draft = model.draft();
        stage(options -> {
            var made =
                    context.session().services().exports().add(draft, options).value();
            return new Staged(made.id().value(), TEXTS.get("new.staged", made.name()));
        });
    }
}
