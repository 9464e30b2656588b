package dev.sluice.ui.user;

import dev.sluice.domain.account.UserConnections.Found;
import dev.sluice.domain.account.UserFacts;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.user.kit.KitSheet;
import dev.sluice.ui.user.renewal.RenewCredsSheet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What can be done with users, wherever they are shown.
public final class UserCommands {

    private static final Messages TEXTS = Messages.of("users");

    private final ScreenContext context;
    private final CredsHandout handout;
    private final UserSheets sheets;

    public UserCommands(ScreenContext context) {
        this.context = context;
        this.handout = new CredsHandout(context);
        this.sheets = new UserSheets(context);
    }

    /// @param account whose users they become unless a person chooses another one; null for none yet
    /// @param made told of them, before it is asked where their creds go
    public Command newUsers(@Nullable PublicKey account, Consumer<List<User>> made) {
        return context.command(
                "users.new", TEXTS.get("new"), Feather.USER_PLUS, Impact.LOCAL, () -> onNew(account, made));
    }

    private void onNew(@Nullable PublicKey account, Consumer<List<User>> made) {
        context.jobs()
                .run(
                        () -> context.session().reads().accounts().live().stream()
                                .filter(one -> one.role() != AccountRole.EXTERNAL)
                                .toList(),
                        accounts -> make(accounts, account, made),
                        context.dialogs()::problem);
    }

    private void make(List<Account> accounts, @Nullable PublicKey account, Consumer<List<User>> made) {
        var model = new NewUsersModel();
        meant(accounts, account).ifPresent(model.account()::set);
        var controller = new NewUsersController(context, model, users -> {
            made.accept(users);
            handout.save(users);
        });
        NewUsersSheet.show(context, controller, model, accounts);
    }

    /// The one that was named, or the only one that is no system account.
    private static Optional<Account> meant(List<Account> accounts, @Nullable PublicKey account) {
        if (account != null) {
            return accounts.stream().filter(one -> one.key().equals(account)).findFirst();
        }
        var managed = accounts.stream().filter(Account::isManaged).toList();
        return managed.size() == 1 ? Optional.of(managed.getFirst()) : Optional.empty();
    }

    public Command save(User user, boolean held) {
        return handing("users.creds", "creds", user, held, Feather.DOWNLOAD, handout::save);
    }

    public Command copy(User user, boolean held) {
        return handing("users.copy", "creds.copy", user, held, Feather.CLIPBOARD, handout::copy);
    }

    public Command writeContext(User user, boolean held) {
        return handing("users.context", "context", user, held, Feather.TERMINAL, handout::writeContext);
    }

    /// What a developer needs to connect as the user.
    public Command kit(User user, boolean held) {
        return handing("users.kit", "kit", user, held, Feather.PACKAGE, one -> KitSheet.show(context, one));
    }

    private Command handing(String id, String key, User user, boolean held, Feather icon, Consumer<User> handing) {
        return context.command(id, TEXTS.get(key), icon, Impact.LOCAL, () -> handing.accept(user))
                .unless(new SimpleStringProperty(held ? "" : TEXTS.get("creds.elsewhere")));
    }

    public Command edit(UserFacts facts) {
        return context.command(
                "users.edit",
                TEXTS.get("edit"),
                Feather.EDIT_2,
                Impact.LOCAL,
                () -> EditUserSheet.show(context, facts));
    }

    /// Fresh creds where its client reads them.
    public Command renew(UserEntry entry) {
        return cutting("renew", Feather.ROTATE_CW, () -> RenewCredsSheet.show(context, entry));
    }

    public Command rotate(UserEntry entry) {
        return cutting("rotate", Feather.REFRESH_CW, () -> sheets.rotate(entry));
    }

    public Command revoke(UserEntry entry) {
        return cutting("revoke", Feather.SLASH, () -> sheets.revoke(entry));
    }

    public Command unrevoke(UserEntry entry) {
        return cutting("unrevoke", Feather.CORNER_UP_LEFT, () -> sheets.unrevoke(entry));
    }

    public Command remove(UserEntry entry) {
        return cutting("remove", Feather.TRASH_2, () -> sheets.remove(entry));
    }

    public Command kick(UserEntry entry, Found found) {
        return cutting("kick", Feather.USER_X, () -> sheets.kick(entry, found));
    }

    private Command cutting(String deed, Feather icon, Runnable handler) {
        return context.command("users." + deed, TEXTS.get(deed), icon, Impact.DESTRUCTIVE, handler);
    }
}
