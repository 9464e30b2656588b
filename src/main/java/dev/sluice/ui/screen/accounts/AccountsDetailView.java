package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.account.AccountPlan;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.ui.account.MappingsPane;
import dev.sluice.ui.account.StagedBar;
import dev.sluice.ui.account.signing.SigningBar;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.SectionTabs;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.screen.accounts.AccountsDetail.Direction;
import dev.sluice.ui.screen.accounts.AccountsDetail.Linked;
import dev.sluice.ui.screen.accounts.AccountsDetail.Shared;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import dev.sluice.ui.usage.LimitsPane;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// One account in sections: what it is, what we can do for it, what hangs on it. The one that is open stays open
/// when the detail is drawn anew, and for the next account.
final class AccountsDetailView {

    private static final Messages TEXTS = Messages.of("accounts");

    private final AccountsModel model;
    private final AccountsController controller;
    private final TimeFormat moments;
    private final AccountsSummaryView summary;
    private String open = "tab-summary";

    AccountsDetailView(AccountsModel model, AccountsController controller, TimeFormat moments) {
        this.model = model;
        this.controller = controller;
        this.moments = moments;
        summary = new AccountsSummaryView(controller.commands(), moments);
    }

    Node show(AccountsDetail detail) {
        var row = detail.row();
        var account = row.account();
        var pane = new DetailPane(account.name(), "").badge(AccountsView.status(row));
        if (row.role() == AccountRole.MANAGED) {
            pane.action(new CommandButton(controller.newUsers(account)));
            pane.action(new CommandButton(controller
                    .commands()
                    .suspension(account, detail.plan().planned().isSuspended())));
        }
        if (row.role() != AccountRole.EXTERNAL) {
            pane.action(controller.more(detail));
        }
        if (row.role() != AccountRole.SYSTEM) {
            pane.action(new CommandButton(controller.delete(row), "danger", "button-outlined"));
        }
        if (!detail.plan().waiting().isEmpty()) {
            var commands = controller.commands();
            pane.above(new StagedBar(detail.plan(), commands::undo, commands.review()));
        }
        if (detail.signedElsewhere()) {
            var signing = controller.commands().signing(account, true);
            pane.above(new SigningBar(signing.getFirst(), signing.getLast()));
        }
        var tabs = sections(detail);
        tabs.open().subscribe(id -> {
            if (!id.isEmpty()) {
                open = id;
                controller.looked(id, account);
            }
        });
        return pane.filledBy(tabs.open(open));
    }

    private SectionTabs sections(AccountsDetail detail) {
        var row = detail.row();
        var account = row.account();
        var tabs = new SectionTabs(TEXTS.get("tabs"))
                .section("tab-summary", Feather.INFO, TEXTS.get("tab.summary"), -1, () -> body(summary.parts(detail)))
                .section(
                        "tab-exports",
                        Feather.UPLOAD,
                        TEXTS.get("exports"),
                        detail.exports().size(),
                        () -> body(lines(detail.exports(), this::exportLine, TEXTS.get("exports.none"))))
                .section(
                        "tab-imports",
                        Feather.DOWNLOAD,
                        TEXTS.get("imports"),
                        detail.imports().size(),
                        () -> body(lines(detail.imports(), this::importLine, TEXTS.get("imports.none"))))
                .section(
                        "tab-connections",
                        Feather.LINK,
                        TEXTS.get("connections"),
                        detail.connections().size(),
                        () -> body(lines(detail.connections(), this::connectionLine, TEXTS.get("connections.none"))));
        if (row.role() != AccountRole.EXTERNAL) {
            tabs.section(
                    "tab-users",
                    Feather.USER,
                    TEXTS.get("users"),
                    detail.users().size(),
                    () -> body(controller.users(account, detail.users())));
        }
        return row.role() == AccountRole.MANAGED ? managed(tabs, detail, account) : tabs;
    }

    /// What only an account has whose claims are signed here.
    private SectionTabs managed(SectionTabs tabs, AccountsDetail detail, Account account) {
        var plan = detail.plan();
        var commands = controller.commands();
        return tabs.section(
                        "tab-limits",
                        Feather.SLIDERS,
                        TEXTS.get("limits"),
                        -1,
                        () -> new LimitsPane(
                                plan,
                                model.usage(),
                                moments,
                                () -> controller.askUsage(account),
                                new CommandButton(commands.limits(account), "accent"),
                                new CommandButton(commands.rarely(account))))
                .section(
                        "tab-mappings",
                        Feather.SHUFFLE,
                        TEXTS.get("tab.mappings"),
                        mapped(plan),
                        () -> new MappingsPane(plan.planned().mappings(), commands.mappings(account)))
                .section("tab-keys", Feather.KEY, TEXTS.get("tab.keys"), -1, () -> controller.keys(account))
                .section(
                        "tab-revocations",
                        Feather.SLASH,
                        TEXTS.get("tab.revocations"),
                        detail.revocations().size(),
                        () -> body(
                                Controls.paragraph(TEXTS.get("revocations.text"), "text-muted"),
                                controller.revocations(detail.revocations())))
                .section("tab-jwt", Feather.FILE_TEXT, TEXTS.get("tab.jwt"), -1, () -> controller.jwt(account))
                .section("tab-history", Feather.CLOCK, TEXTS.get("tab.history"), -1, () -> {
                    var history = controller.history(account);
                    history.look();
                    return history;
                });
    }

    private static int mapped(AccountPlan plan) {
        return (int) plan.planned().mappings().stream()
                .map(mapping -> mapping.from())
                .distinct()
                .count();
    }

    private static VBox body(Node... nodes) {
        var box = new VBox(nodes);
        box.getStyleClass().add("tab-body");
        return box;
    }

    private static <T> Node[] lines(List<T> items, Function<T, Node> line, String none) {
        return items.isEmpty()
                ? new Node[] {Controls.paragraph(none, "text-muted")}
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
}
