package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.interop.ContextImport;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.User;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandItem;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.FileAccess;
import dev.sluice.ui.environment.EnvironmentFiles;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
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

    MenuButton of(Account account) {
        var menu = new MenuButton(TEXTS.get("more"), Controls.icon(Feather.MORE_HORIZONTAL));
        menu.setId("accounts-more");
        menu.setAccessibleText(TEXTS.get("more.of", account.name()));
        commands(account).map(CommandItem::new).forEach(menu.getItems()::add);
        menu.getItems().add(new SeparatorMenuItem());
        EnvironmentFiles.commands(context).stream().map(CommandItem::new).forEach(menu.getItems()::add);
        menu.setDisable(menu.getItems().isEmpty());
        return menu;
    }

    /// For the command line tool on this machine.
    void writeContext(User user) {
        var draft = new ContextImport.Draft(context.session().environment().id(), user, null, null);
        context.jobs()
                .run(
                        () -> new ContextImport(context.outside().exchange().get())
                                .export(context.session().workspace(), draft),
                        written -> {
                            var said = TEXTS.get("context.saved", written.context());
                            context.session().lastResult().set(said);
                            context.dialogs().say(said);
                        },
                        context.dialogs()::problem);
    }

    private Stream<Command> commands(Account account) {
        var jwt = account.release().jwt();
        var ofClaims = jwt == null ? List.<Command>of() : List.of(inspect(jwt), save(account, jwt));
        var ofImport = account.isManaged() ? List.of(importing(account), renew(account)) : List.<Command>of();
        return Stream.concat(ofImport.stream(), ofClaims.stream());
    }

    private Command importing(Account account) {
        return context.command(
                "accounts.token",
                TEXTS.get("token"),
                Feather.KEY,
                Impact.PUBLISH,
                () -> new TokenImportSheet(context).into(account).show());
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
                                        () -> context.session()
                                                .lastResult()
                                                .set(TEXTS.get("claims.saved", account.name(), file)),
                                        context.dialogs()::problem)));
    }
}
