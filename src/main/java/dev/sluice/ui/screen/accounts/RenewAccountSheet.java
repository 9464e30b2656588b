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

    static void show(ScreenContext desk, Account account) {
        var lives = new Choices<>(TEXTS.get("renew.life"), Life.QUARTER);
        for (var life : Life.values()) {
            var key = "renew.life." + life.name().toLowerCase(Locale.ROOT);
            lives.offer(life, TEXTS.get(key), meaning(desk, life));
        }
        var accounts = desk.session().realm().accounts();
        var act = new OperationSheet<OperationResult<Account>>(desk.jobs(), TEXTS.get("renew.title", account.name()))
                .about(account.name(), account.key())
                .with(Controls.paragraph(TEXTS.get("renew.effect", account.name())), lives)
                .verb(
                        TEXTS.get("renew.verb"),
                        progress -> accounts.renew(
                                account.key(),
                                lives.chosen().get().span(),
                                OperationOptions.now().with(progress)),
                        result -> said(desk, result));
        desk.dialogs().show(act);
    }

    private static String meaning(ScreenContext desk, Life life) {
        var span = life.span();
        return span == null
                ? TEXTS.get("renew.life.endless.hint")
                : desk.moments().absolute(desk.moments().now().plus(span));
    }

    private static String said(ScreenContext desk, OperationResult<Account> result) {
        var account = result.value();
        var end = desk.session().realm().accounts().lifespan(account).until();
        var until = end == null
                ? TEXTS.get("renew.until.never")
                : TEXTS.get("renew.until", desk.moments().absolute(end));
        var sentence = TEXTS.get("renew.done", account.name(), until, OutcomeText.of(result.outcome()));
        desk.session().lastResult().set(sentence);
        return sentence;
    }
}
