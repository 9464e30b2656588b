package dev.sluice.ui.screen.accounts;

import dev.sluice.domain.account.AccountPlan;
import dev.sluice.domain.federation.operation.AccountView.Ability;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.ui.account.MappingsPane;
import dev.sluice.ui.account.StagedBar;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.KeyLabel;
import dev.sluice.ui.control.Kinds;
import dev.sluice.ui.control.SectionTabs;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.screen.accounts.AccountsDetail.Direction;
import dev.sluice.ui.screen.accounts.AccountsDetail.Linked;
import dev.sluice.ui.screen.accounts.AccountsDetail.Shared;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import dev.sluice.ui.usage.LimitsPane;
import java.util.List;
import java.util.Locale;
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
    private String open = "tab-summary";

    AccountsDetailView(AccountsModel model, AccountsController controller, TimeFormat moments) {
        this.model = model;
        this.controller = controller;
        this.moments = moments;
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
            pane.action(controller.more(account));
        }
        if (row.role() != AccountRole.SYSTEM) {
            pane.action(new CommandButton(controller.delete(row), "danger", "button-outlined"));
        }
        if (!detail.plan().waiting().isEmpty()) {
            var commands = controller.commands();
            pane.above(new StagedBar(detail.plan(), commands::undo, commands.review()));
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
                .section("tab-summary", Feather.INFO, TEXTS.get("tab.summary"), -1, () -> summary(detail))
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

    private Node summary(AccountsDetail detail) {
        var row = detail.row();
        var body = body(facts(row, detail.plan()));
        if (row.role() == AccountRole.MANAGED) {
            var commands = controller.commands();
            body.getChildren()
                    .addFirst(Controls.row("button-row", new CommandButton(commands.details(row.account()), "accent")));
            body.getChildren()
                    .add(section(
                            TEXTS.get("rules"),
                            rules(detail.plan().now().defaults()),
                            Controls.row("button-row", new CommandButton(commands.rules(row.account()), "small"))));
        }
        body.getChildren().add(section(TEXTS.get("abilities"), abilities(row)));
        return body;
    }

    private static Node section(String title, Node... content) {
        var box = new VBox(Controls.label(title, "section-title"));
        box.getChildren().addAll(content);
        box.getStyleClass().add("detail-section");
        return box;
    }

    private Node facts(AccountsRow row, AccountPlan plan) {
        var account = row.account();
        var facts = new Facts()
                .add(TEXTS.get("key"), new KeyLabel(account.key()))
                .add(
                        TEXTS.get("role"),
                        TEXTS.get("role." + account.role().name().toLowerCase(Locale.ROOT)))
                .add(TEXTS.get("created"), new TimeLabel(moments, account.createdAt()));
        var end = row.view().lifespan().until();
        if (end != null) {
            facts.add(TEXTS.get("ends"), Countdown.label(end, moments));
        }
        if (row.role() == AccountRole.EXTERNAL) {
            return facts;
        }
        var profile = plan.now();
        if (!profile.description().isEmpty()) {
            facts.add(TEXTS.get("description"), profile.description());
        }
        if (!profile.infoUrl().isEmpty()) {
            facts.add(TEXTS.get("info-url"), profile.infoUrl());
        }
        if (!profile.tags().isEmpty()) {
            facts.add(TEXTS.get("tags"), String.join(", ", profile.tags()));
        }
        if (account.tier() != null) {
            facts.add(TEXTS.get("tier"), account.tier());
        }
        return facts.add(
                        TEXTS.get("limits"),
                        TEXTS.get(account.limits().jetStream() ? "limits.jetstream" : "limits.core"))
                .add(TEXTS.get("wildcards"), TEXTS.get(profile.wildcardExports() ? "allowed" : "allowed.not"))
                .add(TEXTS.get("bearer"), TEXTS.get(profile.bearerTokens() ? "allowed" : "allowed.not"));
    }

    private static Node rules(SubjectRules rules) {
        if (rules.equals(SubjectRules.NONE)) {
            return Controls.paragraph(TEXTS.get("rules.none"), "text-muted");
        }
        var facts = new Facts();
        rule(facts, "rules.allow-publish", rules.allowPublish());
        rule(facts, "rules.deny-publish", rules.denyPublish());
        rule(facts, "rules.allow-subscribe", rules.allowSubscribe());
        rule(facts, "rules.deny-subscribe", rules.denySubscribe());
        return facts;
    }

    private static void rule(Facts facts, String key, List<String> subjects) {
        if (!subjects.isEmpty()) {
            facts.addMono(TEXTS.get(key), String.join(", ", subjects));
        }
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
