package dev.sluice.ui.user;

import dev.sluice.domain.model.Account;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.user.AccountUsers.Role;
import dev.sluice.ui.user.terms.PermissionLines;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The roles of an account, with how many users have each.
final class RolesSheet {

    private static final Messages TEXTS = Messages.of("users");

    private final ScreenContext context;
    private final AccountUsers users;
    private final RoleSheets roles;
    private final VBox lines = new VBox();
    private final Sheet sheet = new Sheet(TEXTS.get("roles.title"), Sheet.Size.MEDIUM);

    RolesSheet(ScreenContext context, AccountUsers users) {
        this.context = context;
        this.users = users;
        this.roles = new RoleSheets(context);
    }

    void show(List<Account> accounts, @Nullable Account chosen) {
        var account = AccountChoice.of(accounts);
        account.valueProperty().bindBidirectional(users.account());
        account.setValue(chosen);
        lines.getStyleClass().add("sheet-lines");
        lines.setId("user-roles");
        users.said().subscribe(said -> list(said.roles()));
        users.problem().subscribe(problem -> {
            if (problem != null) {
                sheet.showProblem(problem);
            }
        });
        var add = command("role-new", Feather.PLUS, Impact.PUBLISH, () -> {
            var owner = users.account().get();
            if (owner != null) {
                roles.add(owner);
            }
        });
        sheet.add(Controls.paragraph(TEXTS.get("roles.text"), "text-muted"), AccountChoice.field(account), lines);
        var button = new CommandButton(add.unless(Bindings.createStringBinding(
                () -> users.account().get() == null ? TEXTS.get("account.choose") : "", users.account())));
        sheet.aside(button);
        sheet.leaveBy(TEXTS.get("close"));
        sheet.startAt(account);
        sheet.onClose(users::close);
        context.dialogs().show(sheet);
    }

    private void list(List<Role> found) {
        var owner = users.account().get();
        if (found.isEmpty() || owner == null) {
            lines.getChildren()
                    .setAll(Controls.paragraph(
                            TEXTS.get(owner == null ? "account.choose" : "roles.none"), "text-muted"));
            return;
        }
        lines.getChildren().setAll(found.stream().map(role -> line(owner, role)).toList());
    }

    private Node line(Account owner, Role role) {
        var edit = new CommandButton(
                command("role-edit", Feather.EDIT_2, Impact.PUBLISH, () -> roles.edit(owner, role)), "small");
        var remove = new CommandButton(
                command("role-remove", Feather.TRASH_2, Impact.DESTRUCTIVE, () -> roles.remove(owner, role)),
                "small",
                "danger",
                "button-outlined");
        edit.setMinWidth(Region.USE_PREF_SIZE);
        remove.setMinWidth(Region.USE_PREF_SIZE);
        var head = Controls.row(
                "line",
                Controls.label(role.key().role(), "cell-name"),
                Controls.whole(TEXTS.get("roles.users", role.users()), "text-muted"),
                Controls.spring(),
                edit,
                remove);
        var box = new VBox(head, new PermissionLines(role.key().template().permissions()));
        box.getStyleClass().add("role-line");
        return box;
    }

    private Command command(String key, Feather icon, Impact impact, Runnable handler) {
        return context.command("users." + key, TEXTS.get(key), icon, impact, handler);
    }
}
