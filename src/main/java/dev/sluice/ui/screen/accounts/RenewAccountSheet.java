package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.model.Account;
import dev.sluice.ui.control.Choices;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.operation.OperationSheet;
import dev.sluice.ui.operation.OutcomeText;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Gives an account a new end, or none, and publishes it.
final class RenewAccountSheet {

    private static final Messages TEXTS = Messages.of("accounts");

    private enum Life {
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

    private RenewAccountSheet() {}

    static void show(ScreenContext context, Account account) {
        var lives = new Choices<>(TEXTS.get("renew.life"), Life.QUARTER);
        for (var life : Life.values()) {
            var key = "renew.life." + life.name().toLowerCase(Locale.ROOT);
            lives.offer(life, TEXTS.get(key), meaning(context, life));
        }
        var accounts = context.session().services().accounts();
        var act = new OperationSheet<OperationResult<Account>>(context.jobs(), TEXTS.get("renew.title", account.name()))
                .about(account.name(), account.key())
                .with(Controls.paragraph(TEXTS.get("renew.effect", account.name())), lives)
                .verb(
                        TEXTS.get("renew.verb"),
                        progress -> accounts.renew(
                                account.key(),
                                lives.chosen().get().span(),
                                OperationOptions.now().with(progress)),
                        result -> said(context, result));
        context.dialogs().show(act);
    }

    private static String meaning(ScreenContext context, Life life) {
        var span = life.span();
        return span == null
                ? TEXTS.get("renew.life.endless.hint")
                : context.moments().absolute(context.moments().now().plus(span));
    }

    private static String said(ScreenContext context, OperationResult<Account> result) {
        var account = result.value();
        var end = context.session().services().accounts().lifespan(account).until();
        var until = end == null
                ? TEXTS.get("renew.until.never")
                : TEXTS.get("renew.until", context.moments().absolute(end));
        var sentence = TEXTS.get("renew.done", account.name(), until, OutcomeText.of(result.outcome()));
        context.session().lastResult().set(sentence);
        return sentence;
    }
}
