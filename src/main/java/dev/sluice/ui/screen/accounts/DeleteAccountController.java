package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.Optional;
import java.util.function.Consumer;

/// Deletes an account, as far as that can be done at once.
final class DeleteAccountController extends OperationController<DeleteAccountController.Gone> {

    private static final Messages TEXTS = Messages.of("accounts");

    private final ScreenContext context;
    private final DeleteAccountModel model;

    /// How far it got, and where the servers are with it.
    record Gone(Outcome outcome, Optional<Removal> removal) {}

    DeleteAccountController(ScreenContext context, DeleteAccountModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
    }

    /// Makes the plan before it is shown.
    static void read(ScreenContext context, Account account, Consumer<DeleteAccountModel> opening) {
        context.jobs().run(() -> DeleteAccountModel.read(context, account), opening, context.dialogs()::problem);
    }

    @Override
    protected Gone perform(Progress progress) {
        var accounts = context.session().services().accounts();
        var key = model.account().key();
        var done = accounts.remove(key, OperationOptions.now().with(progress).confirming(model.named()));
        return new Gone(done.outcome(), accounts.removal(key));
    }

    @Override
    protected String done(Gone gone) {
        var key = gone.removal()
                .map(removal -> "delete.done." + removal.stage().word())
                .orElse("delete.done");
        return context.session().tell(TEXTS.get(key, model.account().name(), OutcomeText.of(gone.outcome())));
    }
}
