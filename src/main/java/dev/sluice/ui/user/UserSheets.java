package dev.sluice.ui.user;

import dev.sluice.domain.account.UserConnections;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.commandline.CommandLines;
import dev.sluice.ui.commandline.CopyAsCommand;
import dev.sluice.ui.commandline.UserLines;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.TypedName;
import dev.sluice.ui.operation.OperationController;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.operation.OperationView;
import dev.sluice.ui.operation.TypedOperationModel;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.user.AccountUsers.Shut;
import dev.sluice.ui.user.UserOperations.Unrevoke.Target;
import java.util.function.Supplier;
import org.kordamp.ikonli.feather.Feather;

/// Review before something takes a user's access away: whom it cuts, and whether it can be undone.
final class UserSheets {

    private static final Messages TEXTS = Messages.of("users");
    private static final String DANGER = "danger";

    private final ScreenContext context;

    UserSheets(ScreenContext context) {
        this.context = context;
    }

    void revoke(UserEntry entry) {
        var model = naming(entry.user().name());
        show(
                cutting("revoke", entry, new UserOperations.Revoke(context, model, entry.user()), model)
                        .verb(TEXTS.get("revoke.verb"), DANGER),
                () -> lines(entry).revoke(entry.user().name()));
    }

    void unrevoke(UserEntry entry) {
        var user = entry.user();
        unrevoke(user.account(), entry.account(), new Target(user.key().text(), user.name()));
    }

    /// @param name of a user, or what stands for one that others made, or for everybody
    void unrevoke(Account account, Shut shut, String name) {
        unrevoke(account.key(), account.name(), new Target(shut.key(), name));
    }

    private void unrevoke(PublicKey account, String accountName, Target target) {
        var warning = Controls.paragraph(TEXTS.get("unrevoke.warning", target.name()), "note", "expiry-warning");
        warning.setGraphic(Controls.icon(Feather.ALERT_TRIANGLE));
        var model = naming(target.name());
        show(
                new OperationView(
                                new UserOperations.Unrevoke(context, model, account, target),
                                model,
                                TEXTS.get("unrevoke.title", target.name()))
                        .about(accountName, account)
                        .with(Controls.paragraph(TEXTS.get("unrevoke.effect", target.name(), accountName)), warning)
                        .typed(model.typed())
                        .verb(TEXTS.get("unrevoke.verb"), DANGER),
                () -> lines(accountName).unrevokeKey(target.key()));
    }

    void remove(UserEntry entry) {
        var model = naming(entry.user().name());
        show(
                cutting("remove", entry, new UserOperations.Remove(context, model, entry.user()), model)
                        .verb(TEXTS.get("remove.verb"), DANGER),
                () -> lines(entry).remove(entry.user().name()));
    }

    void rotate(UserEntry entry) {
        var user = entry.user();
        context.dialogs()
                .files()
                .save(TEXTS.get("rotate.save"), CredsHandout.fileName(user))
                .ifPresent(file -> {
                    var model = naming(user.name());
                    show(
                            cutting("rotate", entry, new UserOperations.Rotate(context, model, user, file), model)
                                    .with(Controls.paragraph(TEXTS.get("rotate.file", file), "text-muted"))
                                    .verb(TEXTS.get("rotate.verb")),
                            () -> lines(entry).rotate(user.name(), file.toString()));
                });
    }

    void kick(UserEntry entry, UserConnections.Found found) {
        var user = entry.user();
        var count = found.clients().size();
        var model = new OperationModel();
        show(
                new OperationView(
                                new UserOperations.Kick(context, model, user, found),
                                model,
                                TEXTS.get("kick.title", user.name()))
                        .about(user.name(), user.key())
                        .with(Controls.paragraph(TEXTS.get("kick.effect", count)))
                        .verb(TEXTS.get("kick.verb", count), DANGER),
                () -> lines(entry).kick(user.name()));
    }

    private UserLines lines(UserEntry entry) {
        return lines(entry.account());
    }

    private UserLines lines(String account) {
        return new UserLines(context.session().environment().name(), account);
    }

    private void show(OperationView sheet, Supplier<CommandLines> lines) {
        sheet.aside(new CopyAsCommand(lines));
        context.dialogs().show(sheet);
    }

    private TypedOperationModel naming(String name) {
        return new TypedOperationModel(context.session().typed(name, TypedName.Severity.CUT));
    }

    private static OperationView cutting(
            String deed, UserEntry entry, OperationController<?> controller, TypedOperationModel model) {
        var user = entry.user();
        return new OperationView(controller, model, TEXTS.get(deed + ".title", user.name(), entry.account()))
                .about(user.name(), user.key())
                .with(Controls.paragraph(TEXTS.get(deed + ".effect", user.name(), entry.account())))
                .typed(model.typed());
    }
}
