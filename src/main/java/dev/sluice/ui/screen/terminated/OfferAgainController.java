package dev.sluice.ui.screen.terminated;

import dev.sluice.domain.federation.operation.OfferDraft;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Connection;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;

/// Makes the same offer once more, as a new connection.
final class OfferAgainController extends OperationController<Connection> {

    private static final Messages TEXTS = Messages.of("terminated");

    private final ScreenContext context;
    private final TerminatedRow row;
    private final OfferAgainModel model;

    OfferAgainController(ScreenContext context, TerminatedRow row, OfferAgainModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.row = row;
        this.model = model;
    }

    @Override
    protected Connection perform(Progress progress) {
        var share = row.connection().share();
        return context.session()
                .services()
                .federation()
                .offer(new OfferDraft(
                        share.exporter(), share.importer(), model.name().stripped(), row.subject(), share.kind()));
    }

    @Override
    protected String done(Connection offered) {
        model.offered().set(offered);
        return context.session()
                .tell(TEXTS.get(
                        "offer.done", offered.share().name(), row.importer().name()));
    }

    void show(Connection offered) {
        context.navigator().go(new Route(ScreenId.PENDING, offered.id().value().toString()));
    }
}
