package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.record.AccountPatch;
import dev.sluice.domain.model.record.AccountPatch.Mapping;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.ui.account.AccountEditController;
import dev.sluice.ui.account.AccountPart;
import dev.sluice.ui.account.BulkEditController;
import dev.sluice.ui.account.MappingsPane;
import dev.sluice.ui.account.signing.SignedAccountSheet;
import dev.sluice.ui.account.signing.SigningRequestSheet;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.commandline.AccountLines;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// What can be changed of an account; all of it is staged.
final class AccountCommands {
    private static final Messages TEXTS = Messages.of("account");
    private static final Messages ACCOUNTS = Messages.of("accounts");

    private final ScreenContext context;

    AccountCommands(ScreenContext context) {
        this.context = context;
    }

    Command details(Account account) {
        return edit("accounts.edit-details", "edit.details", Feather.EDIT_3, account, new AccountPart.Details());
    }

    Command limits(Account account) {
        return edit("accounts.edit-limits", "edit.limits", Feather.SLIDERS, account, new AccountPart.Limits());
    }

    Command rarely(Account account) {
        return edit("accounts.edit-rarely", "edit.rarely", Feather.TOOL, account, new AccountPart.Rarely());
    }

    Command rules(Account account) {
        return edit("accounts.edit-rules", "edit.rules", Feather.SHIELD, account, new AccountPart.Permissions());
    }

    /// @param suspended whether it will be, with what waits
    Command suspension(Account account, boolean suspended) {
        var part = new AccountPart.Suspension();
        var command = suspended
                ? edit("accounts.resume", "resume", Feather.PLAY_CIRCLE, account, part)
                : edit("accounts.suspend", "suspend", Feather.PAUSE_CIRCLE, account, part);
        var at = suspended ? 0 : context.moments().now().getEpochSecond();
        return command.typedAs(() -> lines(account, AccountPatch.suspending(at)));
    }

    MappingsPane.Commands mappings(Account account) {
        return new MappingsPane.Commands(
                edit("accounts.mapping-add", "mapping.add", Feather.PLUS, account, new AccountPart.Mapping("")),
                from -> context.command(
                        "accounts.mapping-edit",
                        TEXTS.get("mapping.edit", from),
                        Feather.EDIT_2,
                        Impact.LOCAL,
                        () -> AccountEditController.show(context, account, new AccountPart.Mapping(from))),
                from -> removal(account, from));
    }

    private Command removal(Account account, String from) {
        var patch = AccountPatch.mapping(new Mapping(from, null, 0, "", true));
        return context.command(
                        "accounts.mapping-remove",
                        TEXTS.get("mapping.remove", from),
                        Feather.TRASH_2,
                        Impact.LOCAL,
                        () -> stage(account, patch))
                .typedAs(() -> lines(account, patch));
    }

    private void stage(Account account, AccountPatch patch) {
        context.jobs()
                .run(
                        () -> context.session()
                                .services()
                                .edits()
                                .change(account.key(), patch, OperationOptions.stage()),
                        _ -> context.session().tell(TEXTS.get("staged", account.name())),
                        context.dialogs()::problem);
    }

    /// @param accounts as they are selected when it is asked for
    Command bulk(Supplier<List<Account>> accounts) {
        return context.command(
                "accounts.bulk",
                TEXTS.get("bulk.change"),
                Feather.EDIT_3,
                Impact.LOCAL,
                () -> BulkEditController.show(context, accounts.get()));
    }

    /// Takes one that waits back.
    Command undo(StagedChange change) {
        return context.command(
                "accounts.undo",
                TEXTS.get("undo"),
                Feather.ROTATE_CCW,
                Impact.LOCAL,
                () -> context.jobs()
                        .run(
                                () -> context.session().services().publisher().discard(change.id()),
                                () -> {},
                                context.dialogs()::problem));
    }

    Command review() {
        return context.command(
                "accounts.review",
                TEXTS.get("review"),
                Feather.UPLOAD_CLOUD,
                Impact.READ,
                () -> context.navigator().go(ScreenId.REVIEW));
    }

    /// For an operator whose keys somebody else holds: the request out, the signed account back.
    ///
    /// @param signedElsewhere whether there is need of it
    List<Command> signing(Account account, boolean signedElsewhere) {
        var needless = new SimpleStringProperty(signedElsewhere ? "" : ACCOUNTS.get("signing.needless"));
        var request = context.command(
                "accounts.request",
                ACCOUNTS.get("request"),
                Feather.SEND,
                Impact.LOCAL,
                () -> SigningRequestSheet.show(context, account));
        var signed = context.command(
                "accounts.signed",
                ACCOUNTS.get("signed"),
                Feather.CHECK_SQUARE,
                Impact.LOCAL,
                () -> SignedAccountSheet.show(context));
        return List.of(request.unless(needless), signed.unless(needless));
    }

    List<Command> menu(Account account) {
        return List.of(details(account), limits(account), rarely(account), rules(account));
    }

    private Command edit(String id, String name, Ikon icon, Account account, AccountPart part) {
        return context.command(
                id, TEXTS.get(name), icon, Impact.LOCAL, () -> AccountEditController.show(context, account, part));
    }

    private CommandLines lines(Account account, AccountPatch patch) {
        return new AccountLines(context.session().environment().name())
                .change(account, patch, context.moments().now());
    }
}
