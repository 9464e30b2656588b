package dev.sluice.ui.user;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.User;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.NameField;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.user.AccountUsers.Role;
import dev.sluice.ui.user.terms.TermsField;
import java.util.List;
import java.util.stream.Collectors;

/// Review before a role is made, changed or taken away: all three are in force at once, without new creds.
final class RoleSheets {

    private static final Messages TEXTS = Messages.of("users");
    /// More are counted.
    private static final int MOST = 8;

    private final ScreenContext context;

    RoleSheets(ScreenContext context) {
        this.context = context;
    }

    void add(Account owner) {
        // Nobody has it yet, so that no level wants its name typed again.
        var model = new RoleModel(owner, TypedName.unasked(""));
        var name = new NameField(TEXTS.get("role"), TEXTS.get("role-new.hint"), model.name());
        name.input().setId("role-name");
        show(sheet("role-new.title", new RoleOperations.Add(context, model), model)
                .with(
                        Controls.paragraph(TEXTS.get("role-new.effect", owner.name())),
                        name,
                        new TermsField(model.terms()).open())
                .verb(TEXTS.get("role-new.verb")));
        name.input().requestFocus();
    }

    void edit(Account owner, Role role) {
        var model = new RoleModel(owner, TypedName.unasked(role.key().role())).of(role.key());
        show(sheet("role-edit.title", new RoleOperations.Edit(context, model), model)
                .with(
                        Controls.paragraph(TEXTS.get("role-edit.effect", role.users())),
                        new TermsField(model.terms()).show(role.key().template()))
                .verb(TEXTS.get("role-edit.verb")));
    }

    void remove(Account owner, Role role) {
        var typed = context.session().typed(role.key().role(), TypedName.Severity.CUT);
        var model = new RoleModel(owner, typed).of(role.key());
        RoleOperations.Remove.read(context, model, users -> remove(model, users));
    }

    private void remove(RoleModel model, List<User> users) {
        var names = users.stream().limit(MOST).map(User::name).collect(Collectors.joining(", "));
        show(sheet("role-remove.title", new RoleOperations.Remove(context, model), model)
                .with(Controls.paragraph(TEXTS.get("role-remove.effect", users.size(), names)))
                .typed(model.typed())
                .verb(TEXTS.get("role-remove.verb"), "danger"));
    }

    private static OperationView sheet(String title, OperationController<?> controller, RoleModel model) {
        var owner = model.owner();
        return new OperationView(
                        controller, model, TEXTS.get(title, model.name().text().get(), owner.name()))
                .about(owner.name(), owner.key());
    }

    private void show(OperationView sheet) {
        context.dialogs().show(sheet);
    }
}
