package dev.sluice.ui.user;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// What concerns the users of a whole account.
public final class AccountUserCommands {

    private static final Messages TEXTS = Messages.of("users");

    private final ScreenContext context;
    private final Supplier<Optional<PublicKey>> meant;

    /// @param meant whose users a person means, when it is known; another account can be chosen
    public AccountUserCommands(ScreenContext context, Supplier<Optional<PublicKey>> meant) {
        this.context = context;
        this.meant = meant;
    }

    /// Lists roles, to be made, changed and taken away.
    public Command roles() {
        return command(
                "roles",
                Feather.TAG,
                Impact.READ,
                (accounts, chosen) -> new RolesSheet(context, new AccountUsers(context)).show(accounts, chosen));
    }

    /// Lists who is shut out, to be let in again.
    public Command revocations() {
        return command(
                "revocations",
                Feather.LIST,
                Impact.READ,
                (accounts, chosen) -> new RevocationsSheet(context, new AccountUsers(context)).show(accounts, chosen));
    }

    /// Shuts out by key, or everybody.
    public Command revokeMany() {
        return command(
                "revoke-many",
                Feather.SLASH,
                Impact.DESTRUCTIVE,
                (accounts, chosen) -> RevokeManySheet.show(context, accounts, chosen));
    }

    private Command command(
            String key, Feather icon, Impact impact, BiConsumer<List<Account>, @Nullable Account> opening) {
        return context.command("users." + key, TEXTS.get(key), icon, impact, () -> open(opening));
    }

    private void open(BiConsumer<List<Account>, @Nullable Account> opening) {
        var key = meant.get();
        context.jobs()
                .run(
                        context.session().reads().accounts()::managed,
                        accounts -> opening.accept(
                                accounts,
                                accounts.stream()
                                        .filter(one ->
                                                key.filter(one.key()::equals).isPresent())
                                        .findFirst()
                                        .orElse(null)),
                        context.dialogs()::problem);
    }
}
