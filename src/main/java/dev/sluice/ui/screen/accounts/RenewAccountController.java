package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.model.Account;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Gives an account a new end, or none, and publishes it.
final class RenewAccountController extends OperationController<OperationResult<Account>> {

    private static final Messages TEXTS = Messages.of("accounts");

    private final ScreenContext context;
    private final Model model;
    private final Account account;

    /// How long it is to live from now on.
    static final class Model extends OperationModel {
        private final ObjectProperty<Life> life = new SimpleObjectProperty<>(Life.QUARTER);

        ObjectProperty<Life> life() {
            return life;
        }
    }

    enum Life {
        MONTH(30),
        QUARTER(90),
        YEAR(365),
        ENDLESS(0);

        private final int days;

        Life(int days) {
            this.days = days;
        }

        @Nullable
        Duration span() {
            return days == 0 ? null : Duration.ofDays(days);
        }
    }

    RenewAccountController(ScreenContext context, Model model, Account account) {
        super(context.jobs(), model);
        this.context = context;
        this.model = model;
        this.account = account;
    }

    @Override
    protected OperationResult<Account> perform(Progress progress) {
        return context.session()
                .services()
                .accounts()
                .renew(
                        account.key(),
                        model.life().get().span(),
                        OperationOptions.now().with(progress));
    }

    @Override
    protected String done(OperationResult<Account> result) {
        var renewed = result.value();
        var end = context.session().services().accounts().lifespan(renewed).until();
        var until = end == null
                ? TEXTS.get("renew.until.never")
                : TEXTS.get("renew.until", context.moments().absolute(end));
        return context.session().tell(TEXTS.get("renew.done", renewed.name(), until, OutcomeText.of(result.outcome())));
    }
}
