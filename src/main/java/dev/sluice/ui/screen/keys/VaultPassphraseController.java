package dev.sluice.ui.screen.keys;

import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.ui.form.NewPassphrase;
import dev.sluice.ui.form.TypedPassphrase;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Gives the vault another passphrase.
final class VaultPassphraseController extends OperationController<Boolean> {

    private static final Messages TEXTS = Messages.of("keys");

    private final ScreenContext context;
    private final Model model;

    /// The present one and the next.
    static final class Model extends OperationModel {
        private final TypedPassphrase present = new TypedPassphrase();
        private final NewPassphrase next = new NewPassphrase();

        Model() {
            require(present.given());
            require(next.ready());
        }

        TypedPassphrase present() {
            return present;
        }

        NewPassphrase next() {
            return next;
        }
    }

    VaultPassphraseController(ScreenContext context, Model model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    @Override
    protected Boolean perform(Progress progress) {
        try (var present = model.present().take();
                var next = model.next().take()) {
            context.session().workspace().changePassphrase(present, next);
        }
        return true;
    }

    @Override
    protected String done(Boolean changed) {
        return context.session().tell(TEXTS.get("passphrase.done"));
    }
}
