package dev.sluice.ui.screen.users;

import dev.sluice.ui.command.CommandItem;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.user.AccountUserCommands;
import javafx.scene.control.MenuButton;
import org.kordamp.ikonli.feather.Feather;

/// What concerns the users of a whole account: its roles, and whom it shuts out.
final class UsersMenu extends MenuButton {

    private static final Messages TEXTS = Messages.of("users");

    UsersMenu(UsersController controller, ScreenContext context) {
        super(TEXTS.get("roles.short"), Controls.icon(Feather.TAG));
        setId("users-of-account");
        setMnemonicParsing(false);
        setAccessibleText(TEXTS.get("more.account"));
        setTooltip(Controls.tip(TEXTS.get("more.account")));
        var commands = new AccountUserCommands(context, controller::account);
        getItems()
                .addAll(
                        new CommandItem(commands.roles()),
                        new CommandItem(commands.revocations()),
                        new CommandItem(commands.revokeMany()));
    }
}
