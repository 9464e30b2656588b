package dev.sluice.ui.screen.imports;

import dev.sluice.ui.connection.SubjectStagingController;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.function.Consumer;

/// Stages the import of a public export.
final class PublicImportController extends SubjectStagingController {

    private static final Messages TEXTS = Messages.of("imports");

    private final ScreenContext context;
    private final PublicImportModel model;

    /// @param open shows the import of that id
    PublicImportController(ScreenContext context, PublicImportModel model, Consumer<String> open) {
        super(context, model, model.meant(), model.local(), open);
        this.context = context;
        this.model = model;
    }

    void stage() {
        var draft = model.draft();
        stage(options -> {
            var made = context.session()
                    .services()
                    .imports()
                    .addPublic(draft, options)
                    .value();
            return new Staged(made.id().value(), TEXTS.get("public.staged", made.name()));
        });
    }
}
