package dev.sluice.ui.user;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.readmodel.UserEntry;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// The users of one account, as its detail shows them; the Users screen has the rest.
public final class UsersPane extends VBox {

    private static final Messages TEXTS = Messages.of("users");
    /// More are in the Users screen.
    private static final int MOST = 40;

    private final ScreenContext context;
    private final UserCommands commands;
    private final CredsHandout handout;

    public UsersPane(ScreenContext context, Account account, List<UserEntry> users) {
        this.context = context;
        this.commands = new UserCommands(context);
        this.handout = new CredsHandout(context);
        getStyleClass().add("user-clients");
        setId("account-users");
        if (users.isEmpty()) {
            getChildren().add(Controls.paragraph(TEXTS.get("pane.none"), "text-muted"));
        }
        users.stream().limit(MOST).map(this::line).forEach(getChildren()::add);
        if (users.size() > MOST) {
            getChildren().add(Controls.label(TEXTS.get("pane.more", users.size() - MOST), "text-muted"));
        }
        getChildren().add(actions(account));
    }

    private Node actions(Account account) {
        var all = Controls.button(
                TEXTS.get("pane.all"),
                Feather.USER,
                () -> context.navigator()
                        .go(new Route(ScreenId.USERS, account.key().text())),
                "small");
        all.setId("account-users-all");
        var row = new FlowPane(all);
        row.getStyleClass().add("button-flow");
        if (account.isManaged()) {
            var own = new AccountUserCommands(context, () -> Optional.of(account.key()));
            row.getChildren()
                    .addAll(new CommandButton(own.roles(), "small"), new CommandButton(own.revocations(), "small"));
        }
        return row;
    }

    private Node line(UserEntry entry) {
        var user = entry.user();
        var name = Controls.link(
                user.name(),
                () -> context.navigator()
                        .go(new Route(ScreenId.USERS, user.key().text())));
        var line = Controls.row(
                "line", name, UserAdmission.of(entry, context.moments().now()).badge());
        if (entry.role() != null) {
            line.getChildren().add(Controls.label(entry.role(), "tag"));
        }
        line.getChildren().add(Controls.spring());
        var end = entry.terms().expiresAt();
        if (end != null) {
            line.getChildren().add(Countdown.brief(end, context.moments()));
        }
        if (context.session().workspace().vault().holds(user.key())) {
            var written = Controls.iconButton(
                    TEXTS.get("context.of", user.name()), Feather.TERMINAL, () -> handout.writeContext(user), "small");
            written.getStyleClass().add("user-context");
            line.getChildren().add(written);
            var kit = commands.kit(user, true);
            line.getChildren()
                    .add(Controls.iconButton(TEXTS.get("kit.title", user.name()), Feather.PACKAGE, kit::run, "small"));
            var save = commands.save(user, true);
            line.getChildren()
                    .add(Controls.iconButton(TEXTS.get("creds.of", user.name()), Feather.DOWNLOAD, save::run, "small"));
        }
        return line;
    }
}
