package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.model.Account;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.screen.accounts.RenewAccountController.Life;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.Locale;

/// Asks when an account is to end.
final class RenewAccountSheet {

    private static final Messages TEXTS = Messages.of("accounts");

    private RenewAccountSheet() {}

    static void show(ScreenContext context, Account account) {
        var model = new RenewAccountController.Model();
        var lives = new Choices<>(TEXTS.get("renew.life"), model.life());
        for (var life : Life.values()) {
            var key = "renew.life." + life.name().toLowerCase(Locale.ROOT);
            lives.offer(life, TEXTS.get(key), meaning(context, life));
        }
        context.dialogs()
                .show(new OperationView(
                                new RenewAccountController(context, model, account),
                                model,
                                TEXTS.get("renew.title", account.name()))
                        .about(account.name(), account.key())
                        .with(Controls.paragraph(TEXTS.get("renew.effect", account.name())), lives)
                        .verb(TEXTS.get("renew.verb")));
    }

    private static String meaning(ScreenContext context, Life life) {
        var span = life.span();
        return span == null
                ? TEXTS.get("renew.life.endless.hint")
                : context.moments().absolute(context.moments().now().plus(span));
    }
}
