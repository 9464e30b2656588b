package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.federation.operation.AccountView.Ability;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.User;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.KeyLabel;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.screen.accounts.AccountsDetail.Direction;
import dev.sluice.ui.screen.accounts.AccountsDetail.Linked;
import dev.sluice.ui.screen.accounts.AccountsDetail.Shared;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One account: what it is, what we can do for it, what hangs on it.
final class AccountsDetailView {

    private static final Messages TEXTS = Messages.of("accounts");

    private final AccountsController controller;
    private final TimeFormat moments;
    private String open = "";

    AccountsDetailView(AccountsController controller, TimeFormat moments) {
        this.controller = controller;
        this.moments = moments;
    }

    Node show(AccountsDetail detail) {
        var row = detail.row();
        var account = row.account();
        var pane = new DetailPane(account.name(), "").badge(AccountsView.standing(row));
        if (row.role() == AccountRole.MANAGED) {
            pane.action(new CommandButton(controller.newUser(account)));
        }
        if (row.role() != AccountRole.EXTERNAL) {
            pane.action(controller.more(account));
        }
        if (row.role() != AccountRole.SYSTEM) {
            pane.action(new CommandButton(controller.delete(row), "danger", "button-outlined"));
        }
        pane.section("", facts(row));
        pane.section(TEXTS.get("abilities"), abilities(row));
        pane.section(TEXTS.get("exports"), lines(detail.exports(), this::exportLine, TEXTS.get("exports.none")));
        pane.section(TEXTS.get("imports"), lines(detail.imports(), this::importLine, TEXTS.get("imports.none")));
        pane.section(
                TEXTS.get("connections"),
                lines(detail.connections(), this::connectionLine, TEXTS.get("connections.none")));
        if (row.role() != AccountRole.EXTERNAL) {
            pane.section(TEXTS.get("users"), lines(detail.users(), this::userLine, TEXTS.get("users.none")));
        }
        return row.role() == AccountRole.MANAGED ? pane.under(tabs(detail)) : pane;
    }

    private AccountTabs tabs(AccountsDetail detail) {
        var account = detail.row().account();
        var revoked = new VBox(
                Controls.paragraph(TEXTS.get("revocations.text"), "text-muted"),
                controller.revocations(detail.revocations()));
        revoked.getStyleClass().add("tab-body");
        var history = controller.history(account);
        var tabs = new AccountTabs()
                .tab("tab-summary", TEXTS.get("tab.summary"), new StackPane())
                .tab(
                        "tab-revocations",
                        TEXTS.get("tab.revocations", detail.revocations().size()),
                        revoked)
                .tab("tab-history", TEXTS.get("tab.history"), history);
        tabs.open(open);
        tabs.getSelectionModel().selectedItemProperty().subscribe(tab -> {
            open = tabs.open();
            if (open.equals("tab-history")) {
                history.look();
            }
        });
        return tabs;
    }

    private Node facts(AccountsRow row) {
        var account = row.account();
        var facts = new Facts()
                .add(TEXTS.get("key"), new KeyLabel(account.key()))
                .add(
                        TEXTS.get("role"),
                        TEXTS.get("role." + account.role().name().toLowerCase(Locale.ROOT)))
                .add(TEXTS.get("created"), new TimeLabel(moments, account.createdAt()))
                .add(TEXTS.get("limits"), TEXTS.get(account.limits().jetStream() ? "limits.jetstream" : "limits.core"));
        var end = row.view().lifespan().until();
        return end == null ? facts : facts.add(TEXTS.get("ends"), Countdown.label(end, moments));
    }

    private Node[] abilities(AccountsRow row) {
        return List.of(Ability.values()).stream()
                .map(ability -> {
                    var able = row.view().abilities().contains(ability);
                    var key = "ability." + ability.name().toLowerCase(Locale.ROOT) + (able ? "" : ".not");
                    var icon = Controls.icon(able ? Feather.CHECK : Feather.MINUS, able ? "able" : "unable");
                    return Controls.row("ability", icon, Controls.paragraph(TEXTS.get(key)));
                })
                .toArray(Node[]::new);
    }

    private static <T> Node[] lines(List<T> items, Function<T, Node> line, String none) {
        return items.isEmpty()
                ? new Node[] {Controls.label(none, "text-muted")}
                : items.stream().map(line).toArray(Node[]::new);
    }

    private Node exportLine(Shared export) {
        var name = Controls.link(export.name(), () -> controller.onOpenExport(export));
        return Controls.row(
                "line",
                name,
                Controls.label(export.subject(), "mono", "line-sub"),
                Controls.spring(),
                Kinds.label(export.kind()));
    }

    private Node importLine(Shared taken) {
        return Controls.row(
                "line",
                Controls.label(taken.name()),
                Controls.label(taken.subject(), "mono", "line-sub"),
                Controls.spring(),
                Controls.whole(TEXTS.get("from", taken.partner()), "text-muted"));
    }

    private Node connectionLine(Linked linked) {
        var name = Controls.link(linked.name(), () -> controller.onOpenConnection(linked));
        var way = linked.direction() == Direction.OUT ? "to" : "from";
        return Controls.row(
                "line",
                name,
                Controls.whole(TEXTS.get(way, linked.partner()), "text-muted"),
                Controls.spring(),
                StateBadge.of(linked.state()));
    }

    private Node userLine(User user) {
        var save = Controls.iconButton(
                TEXTS.get("creds.save.of", user.name()), Feather.DOWNLOAD, () -> controller.onSaveCreds(user), "small");
        var context = Controls.iconButton(
                TEXTS.get("context.save.of", user.name()), Feather.TERMINAL, () -> controller.onContext(user), "small");
        context.getStyleClass().add("user-context");
        return Controls.row(
                "line", Controls.label(user.name()), new KeyLabel(user.key()), Controls.spring(), context, save);
    }
}
