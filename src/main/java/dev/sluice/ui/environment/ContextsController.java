package dev.sluice.ui.environment;

import dev.sluice.domain.interop.ContextImport;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.session.ScreenContext;
import java.util.Set;

/// Takes in the users of contexts of the NATS command line tool whose accounts are here.
final class ContextsController extends SheetController {

    private final ScreenContext context;
    private final ContextsModel model;

    ContextsController(ScreenContext context, ContextsModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    /// In the background.
    static ContextsModel model(ScreenContext context) {
        return new ContextsModel(contexts(context).plan(context.session().workspace(), null, Set.of()));
    }

    private static ContextImport contexts(ScreenContext context) {
        return new ContextImport(context.outside().exchange().get());
    }

    void take() {
        run(() -> contexts(context).apply(model.plan(), context.session().workspace()), model.taken()::set);
    }
}
