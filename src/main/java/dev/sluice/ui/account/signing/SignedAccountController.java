package dev.sluice.ui.account.signing;

import dev.sluice.domain.key.SigningRequests;
import dev.sluice.domain.model.Account;
import dev.sluice.ui.account.signing.SignedAccountModel.Given;
import dev.sluice.ui.commandline.AccountLines;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.dialog.SheetController;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.token.PastedText;

/// Reads what the operator signed, and takes it in.
final class SignedAccountController extends SheetController {

    private static final Messages TEXTS = Messages.of("accounts");

    private final ScreenContext context;
    private final SignedAccountModel model;
    private final LatestOnly reading;

    SignedAccountController(ScreenContext context, SignedAccountModel model) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.reading = context.jobs().lane();
    }

    /// @param text with whatever stands around the token
    void read(String text) {
        if (text.isBlank()) {
            reading.forget();
            model.take(new Given.Nothing());
            return;
        }
        reading.run(
                () -> requests().read(PastedText.token(text)),
                answer -> model.take(new Given.Signed(answer)),
                problem -> model.take(new Given.Wrong(problem)));
    }

    void take() {
        if (model.given().get() instanceof Given.Signed signed) {
            var agreed = model.agreed().get();
            run(() -> requests().take(signed.answer(), agreed), this::taken);
        }
    }

    private void taken(Account account) {
        model.taken(context.session().tell(TEXTS.get("signed.taken", account.name())));
    }

    /// What was pasted is in no file; the command takes it from the standard input or one.
    CommandLines lines() {
        return model.given().get() instanceof Given.Signed
                ? new AccountLines(context.session().environment().name())
                        .signed(model.agreed().get())
                : CommandLines.NONE;
    }

    private SigningRequests requests() {
        return context.session().services().requests();
    }
}
