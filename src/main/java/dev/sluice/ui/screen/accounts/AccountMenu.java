package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.model.Account;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandItem;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.environment.EnvironmentFiles;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.template.SaveTemplateSheet;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.token.TokenImportSheet;
import java.util.List;
import java.util.stream.Stream;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import org.kordamp.ikonli.feather.Feather;

/// What else can be done with an account: its claims inspected or saved, a token imported into it.
final class AccountMenu {
    private static final Messages TEXTS = Messages.of("accounts");

    private final ScreenContext context;

    AccountMenu(ScreenContext context) {
        this.context = context;
    }

    /// @param first what can be changed
    /// @param signing what is for accounts that somebody else signs
    MenuButton of(Account account, List<Command> first, List<Command> signing) {
        var menu = new MenuButton(TEXTS.get("more"), Controls.icon(Feather.MORE_HORIZONTAL));
        menu.setId("accounts-more");
        menu.setAccessibleText(TEXTS.get("more.of", account.name()));
        first.stream().map(CommandItem::new).forEach(menu.getItems()::add);
        if (!first.isEmpty()) {
            menu.getItems().add(new SeparatorMenuItem());
        }
        Stream.concat(commands(account), signing.stream()).map(CommandItem::new).forEach(menu.getItems()::add);
        menu.getItems().add(new SeparatorMenuItem());
        EnvironmentFiles.commands(context).stream().map(CommandItem::new).forEach(menu.getItems()::add);
        menu.setDisable(menu.getItems().isEmpty());
        return menu;
    }

    private Stream<Command> commands(Account account) {
        var ofImport =
                account.isManaged() ? List.of(importing(account), renew(account), keep(account)) : List.<Command>of();
        return Stream.concat(ofImport.stream(), ofClaims(account).stream());
    }

    /// None of what was never signed.
    List<Command> ofClaims(Account account) {
        var jwt = account.release().jwt();
        return jwt == null ? List.of() : List.of(inspect(jwt), save(account, jwt));
    }

    private Command importing(Account account) {
        return context.command(
                "accounts.token",
                TEXTS.get("token"),
                Feather.KEY,
                Impact.PUBLISH,
                () -> TokenImportSheet.showFor(context, account));
    }

    /// Of an account that has no end it makes one that has.
    Command renew(Account account) {
        return context.command(
                "accounts.renew",
                TEXTS.get("renew"),
                Feather.REFRESH_CW,
                Impact.PUBLISH,
                () -> RenewAccountSheet.show(context, account));
    }

    /// Its shape, for other accounts.
    private Command keep(Account account) {
        return context.command(
                "accounts.template",
                TEXTS.get("template.save"),
                Feather.COPY,
                Impact.LOCAL,
                () -> SaveTemplateSheet.show(
                        context,
                        List.of(account),
                        name -> context.navigator().go(new Route(ScreenId.TEMPLATES, name))));
    }

    private Command inspect(String jwt) {
        return context.command(
                "accounts.inspect",
                TEXTS.get("inspect"),
                Feather.FILE_TEXT,
                Impact.READ,
                () -> context.navigator().go(new Route(ScreenId.INSPECTOR, jwt)));
    }

    private Command save(Account account, String jwt) {
        return context.command(
                "accounts.claims",
                TEXTS.get("claims.save"),
                Feather.DOWNLOAD,
                Impact.READ,
                () -> context.dialogs()
                        .files()
                        .save(TEXTS.get("claims.save"), account.name() + ".jwt")
                        .ifPresent(file -> context.jobs()
                                .run(
                                        () -> FileAccess.write(file, jwt + "\n"),
                                        () -> context.session().tell(TEXTS.get("claims.saved", account.name(), file)),
                                        context.dialogs()::problem)));
    }
}
