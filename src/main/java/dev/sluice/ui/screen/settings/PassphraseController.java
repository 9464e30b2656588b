package dev.sluice.ui.screen.settings;

import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.session.ScreenContext;

/// Does what takes the passphrase once more: an open vault at an empty desk is not leave enough.
///
/// @param <T> what comes of it
abstract class PassphraseController<T> extends SheetController {

    private final ScreenContext context;
    private final PassphraseModel model;

    PassphraseController(ScreenContext context, PassphraseModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    /// A vault that is open to all has no passphrase to ask for.
    static PassphraseModel model(ScreenContext context) {
        return new PassphraseModel(!context.session().workspace().vault().isOpenToAll());
    }

    final ScreenContext context() {
        return context;
    }

    /// In the background. The passphrase is wiped afterwards.
    abstract T perform(Passphrase passphrase);

    /// The sentence about it.
    abstract String done(T result);

    final void start() {
        var passphrase = model.typed();
        finish(
                () -> {
                    try (passphrase) {
                        return perform(passphrase);
                    }
                },
                result -> context.session().tell(done(result)));
    }
}
