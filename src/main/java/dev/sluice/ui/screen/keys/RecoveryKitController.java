package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.ui.form.NewPassphrase;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.nio.file.Path;

/// Writes a recovery kit, sealed with a passphrase of its own.
final class RecoveryKitController extends OperationController<Integer> {

    private static final Messages TEXTS = Messages.of("keys");

    private final ScreenContext context;
    private final Model model;
    private final Path file;

    /// What it is sealed with.
    static final class Model extends OperationModel {
        private final NewPassphrase passphrase = new NewPassphrase();

        Model() {
            require(passphrase.ready());
        }

        NewPassphrase passphrase() {
            return passphrase;
        }
    }

    RecoveryKitController(ScreenContext context, Model model, Path file) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.file = file;
    }

    @Override
    protected Integer perform(Progress progress) {
        try (var chosen = model.passphrase().take()) {
            return new RecoveryKit(context).write(file, chosen);
        }
    }

    @Override
    protected String done(Integer keys) {
        return context.session().tell(TEXTS.get("kit.done", keys, file));
    }
}
