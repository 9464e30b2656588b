package dev.sluice.ui.user;

import dev.sluice.domain.model.Account;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.dialog.Sheet;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.user.AccountUsers.Shut;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Whom an account shuts out, and letting one in again.
final class RevocationsSheet {

    private static final Messages TEXTS = Messages.of("users");

    private final ScreenContext context;
    private final AccountUsers users;
    private final VBox lines = new VBox();
    private final Sheet sheet = new Sheet(TEXTS.get("revocations.title"), Sheet.Size.MEDIUM);

    RevocationsSheet(ScreenContext context, AccountUsers users) {
        this.context = context;
        this.users = users;
    }

    void show(List<Account> accounts, @Nullable Account chosen) {
        var account = AccountChoice.of(accounts);
        account.valueProperty().bindBidirectional(users.account());
        account.setValue(chosen);
        lines.getStyleClass().add("sheet-lines");
        lines.setId("user-revocations");
        users.said().subscribe(said -> list(said.revoked()));
        users.problem().subscribe(problem -> {
            if (problem != null) {
                sheet.showProblem(problem);
            }
        });
        sheet.add(Controls.paragraph(TEXTS.get("revocations.text"), "text-muted"), AccountChoice.field(account), lines);
        sheet.leaveBy(TEXTS.get("close"));
        sheet.startAt(account);
        sheet.onClose(users::close);
        context.dialogs().show(sheet);
    }

    private void list(List<Shut> revoked) {
        var owner = users.account().get();
        if (revoked.isEmpty() || owner == null) {
            lines.getChildren()
                    .setAll(Controls.paragraph(
                            TEXTS.get(owner == null ? "account.choose" : "revocations.none"), "text-muted"));
            return;
        }
        lines.getChildren()
                .setAll(revoked.stream().map(shut -> line(owner, shut)).toList());
    }

    private Node line(Account owner, Shut shut) {
        var name = Controls.label(name(shut), "cell-name");
        var when =
                Controls.whole(TEXTS.get("revocations.until", context.moments().absolute(shut.at())), "text-muted");
        var undo = new CommandButton(undo(owner, shut), "small");
        undo.setMinWidth(Region.USE_PREF_SIZE);
        return Controls.row("line", name, Controls.spring(), when, undo);
    }

    private static String name(Shut shut) {
        if (shut.isEverybody()) {
            return TEXTS.get("revocations.everybody");
        }
        return shut.name().isEmpty() ? shut.key().substring(0, 8) + "…" : shut.name();
    }

    private Command undo(Account owner, Shut shut) {
        return context.command(
                "users.unrevoke",
                TEXTS.get("unrevoke"),
                Feather.CORNER_UP_LEFT,
                Impact.DESTRUCTIVE,
                () -> new UserSheets(context).unrevoke(owner, Objects.requireNonNull(shut), name(shut)));
    }
}
