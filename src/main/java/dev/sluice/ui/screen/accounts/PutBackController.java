package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Account;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.function.Consumer;

/// Signs the content of an old revision anew.
final class PutBackController extends OperationController<Outcome> {

    private static final Messages TEXTS = Messages.of("accounts");

    private final ScreenContext context;
    private final PutBackModel model;

    PutBackController(ScreenContext context, PutBackModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    /// Reads what changes first, so that a revision which cannot come back is refused before anything is shown.
    static void read(ScreenContext context, Account account, long number, Consumer<PutBackModel> opening) {
        var history = context.session().services().revisions();
        var level = context.session().environment().level();
        var proof = context.session().proof();
        context.jobs()
                .run(
                        () -> new PutBackModel(account, number, history.preview(account.key(), number), level, proof),
                        opening,
                        context.dialogs()::problem);
    }

    @Override
    protected Outcome perform(Progress progress) {
        return context.session()
                .services()
                .revisions()
                .putBack(
                        model.account().key(),
                        model.number(),
                        OperationOptions.now().with(progress))
                .outcome();
    }

    @Override
    protected String done(Outcome outcome) {
        return context.session()
                .tell(TEXTS.get("put-back.done", model.number(), model.account().name(), OutcomeText.of(outcome)));
    }
}
