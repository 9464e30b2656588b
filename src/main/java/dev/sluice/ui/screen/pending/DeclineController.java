package dev.sluice.ui.screen.pending;

import dev.sluice.domain.federation.operation.ActingAccount;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.model.Connection;
import dev.sluice.ui.connection.ConnectionLine;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;

/// Says no to an offer, with a reason that stays in the history.
final class DeclineController extends SheetController {

    private static final Messages TEXTS = Messages.of("pending");

    private final ScreenContext context;
    private final ConnectionLine line;
    private final DeclineModel model;

    DeclineController(ScreenContext context, ConnectionLine line, DeclineModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.line = line;
        this.model = model;
    }

    void decline() {
        var why = model.why().get().strip();
        finish(
                () -> context.session()
                        .services()
                        .federation()
                        .decline(
                                line.connection().id(),
                                ActingAccount.of(line.importer().key()),
                                why,
                                OperationOptions.now().confirming(model.cuts().named())),
                declined -> context.session().tell(told(declined)));
    }

    /// A token that was handed out is dead only when every server has its revocation.
    private String told(OperationResult<Connection> declined) {
        return declined.outcome() instanceof Outcome.Local
                ? TEXTS.get("decline.done", line.name())
                : TEXTS.get("decline.revoked", line.name(), OutcomeText.of(declined.outcome()));
    }
}
