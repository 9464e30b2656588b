package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.ui.form.TypedPassphrase;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;

/// Brings in the keys of a file, or of every file below a folder.
final class BringInController extends OperationController<KeyFiles.Brought> {

    private static final Messages TEXTS = Messages.of("keys");

    private final ScreenContext context;
    private final Model model;
    private final Path from;

    /// What opens sealed keys; empty where none is sealed.
    static final class Model extends OperationModel {
        private final TypedPassphrase passphrase = new TypedPassphrase();

        TypedPassphrase passphrase() {
            return passphrase;
        }
    }

    BringInController(ScreenContext context, Model model, Path from) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.from = from;
    }

    @Override
    protected KeyFiles.Brought perform(Progress progress) {
        try (var typed = model.passphrase().take()) {
            return new KeyFiles(context).bringIn(from, typed);
        }
    }

    @Override
    protected String done(KeyFiles.Brought brought) {
        var fresh = brought.fresh().size();
        return context.session()
                .tell(TEXTS.get("bring-in.done", fresh, brought.all().size() - fresh));
    }
}
