package dev.sluice.ui.screen.users;

import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.command.CommandItem;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.KeyLabel;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import dev.sluice.ui.user.UserDeed;
import dev.sluice.ui.user.clients.UserClientsPane;
import dev.sluice.ui.user.terms.PermissionLines;
import dev.sluice.ui.user.terms.PermissionTesterPane;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/// One user: who it is, what it may do, where it is connected, what was done about it.
final class UsersDetailView {

    private static final Messages TEXTS = Messages.of("users");
    private static final Messages ACTIONS = Messages.of("audit");
    /// Older deeds are in the audit log.
    private static final int LINES = 12;

    private final UsersController controller;
    private final TimeFormat moments;
    /// Made once, since what they show is heard for as long as the screen is there.
    private final PermissionTesterPane tester;

    private final UserClientsPane clients;

    UsersDetailView(UsersController controller, ScreenContext context) {
        this.controller = controller;
        this.moments = context.moments();
        this.tester = new PermissionTesterPane(controller.tester());
        this.clients = new UserClientsPane(controller.clients(), moments, controller::kick);
    }

    Node show(UsersDetail detail) {
        var row = detail.row();
        var commands = controller.commands();
        var pane = new DetailPane(row.name(), TEXTS.get("of", row.entry().account()))
                .badge(row.standing(moments.now()).badge())
                .action(new CommandButton(commands.save(row.user(), row.held()), "accent"))
                .action(new CommandButton(commands.edit(detail.facts())))
                .action(more(row))
                .action(new CommandButton(commands.remove(row.entry()), "danger", "button-outlined"));
        if (!row.held()) {
            pane.section("", Controls.paragraph(TEXTS.get("elsewhere"), "note"));
        }
        pane.section("", facts(detail));
        pane.section(TEXTS.get("permissions"), permissions(detail));
        pane.section(TEXTS.get("can"), tester);
        pane.section(TEXTS.get("clients"), clients);
        pane.section(TEXTS.get("issues"), lines(detail.issues(), this::line, "issues.none"));
        pane.section(TEXTS.get("history"), lines(detail.history(), this::line, "history.none"));
        return pane;
    }

    private MenuButton more(UsersRow row) {
        var menu = new MenuButton(TEXTS.get("more"), Controls.icon(Feather.MORE_HORIZONTAL));
        menu.setId("users-more");
        menu.setMnemonicParsing(false);
        menu.setAccessibleText(TEXTS.get("more.of", row.name()));
        var commands = controller.commands();
        var own = row.entry().revokedAt() == null ? commands.revoke(row.entry()) : commands.unrevoke(row.entry());
        var narrowing = row.role().isEmpty()
                ? Stream.of(controller.onlyAccount(row))
                : Stream.of(controller.onlyAccount(row), controller.onlyRole(row));
        Stream.concat(
                        Stream.<Command>of(
                                commands.copy(row.user(), row.held()),
                                commands.writeContext(row.user(), row.held()),
                                commands.kit(row.user(), row.held()),
                                controller.inspect(row),
                                commands.renew(row.entry()),
                                commands.rotate(row.entry()),
                                own),
                        narrowing)
                .map(CommandItem::new)
                .forEach(menu.getItems()::add);
        return menu;
    }

    private Node facts(UsersDetail detail) {
        var row = detail.row();
        var account = Controls.link(
                row.entry().account(), () -> controller.onOpenAccount(row.user().account()));
        var facts = new Facts()
                .add(TEXTS.get("key"), new KeyLabel(row.user().key()))
                .add(TEXTS.get("account"), account);
        if (!row.role().isEmpty()) {
            facts.add(TEXTS.get("role"), row.role());
        }
        facts.add(TEXTS.get("issued"), new TimeLabel(moments, detail.facts().issuedAt()));
        var end = row.end();
        if (end == null) {
            facts.add(TEXTS.get("ends"), TEXTS.get("ends.never"));
        } else {
            facts.add(TEXTS.get("ends"), Countdown.label(end, moments));
        }
        var revoked = row.entry().revokedAt();
        if (revoked != null) {
            facts.add(TEXTS.get("revoked.until"), moments.absolute(revoked));
        }
        facts.add(TEXTS.get("limits"), limits(detail.facts().limits()));
        if (row.entry().terms().bearer()) {
            facts.add(TEXTS.get("bearer"), TEXTS.get("bearer.meaning"));
        }
        if (!row.entry().terms().tags().isEmpty()) {
            facts.add(TEXTS.get("tags"), String.join(", ", row.entry().terms().tags()));
        }
        return facts;
    }

    private static String limits(UserLimits limits) {
        var words = Stream.of(
                        limit("subscriptions", limits.subscriptions()),
                        limit("payload", limits.payload()),
                        limit("data", limits.data()),
                        listed("sources", limits.sources()),
                        listed("types", limits.connectionTypes()),
                        limits.times().isEmpty()
                                ? ""
                                : TEXTS.get("limits.times", limits.times().size()))
                .filter(text -> !text.isEmpty())
                .toList();
        return words.isEmpty() ? TEXTS.get("limits.none") : String.join(", ", words);
    }

    private static String limit(String key, long value) {
        return value == AccountLimits.NO_LIMIT ? "" : TEXTS.get("limits." + key, value);
    }

    private static String listed(String key, List<String> values) {
        return values.isEmpty() ? "" : TEXTS.get("limits." + key, String.join(" ", values));
    }

    private static Node[] permissions(UsersDetail detail) {
        var lines = new PermissionLines(detail.facts().limits().permissions());
        var role = detail.facts().role();
        return role == null
                ? new Node[] {lines}
                : new Node[] {Controls.paragraph(TEXTS.get("permissions.role", role), "text-muted"), lines};
    }

    private static <T> Node[] lines(List<T> items, Function<T, Node> line, String none) {
        return items.isEmpty()
                ? new Node[] {Controls.paragraph(TEXTS.get(none), "text-muted")}
                : items.stream().limit(LINES).map(line).toArray(Node[]::new);
    }

    private Node line(CredsIssue issue) {
        var kind = issue.place().kind().name().toLowerCase(Locale.ROOT);
        var until = issue.until();
        var end = until == null ? TEXTS.get("issues.endless") : TEXTS.get("issues.until", moments.day(until));
        return Controls.row(
                "line",
                Controls.label(TEXTS.get("issues." + kind, issue.place().name())),
                Controls.label(issue.person(), "text-muted"),
                Controls.spring(),
                Controls.label(end, "text-muted"),
                when(issue.at()));
    }

    private Node when(Instant at) {
        var when = new TimeLabel(moments, at);
        when.getStyleClass().add("text-muted");
        when.setMinWidth(Region.USE_PREF_SIZE);
        return when;
    }

    private Node line(UserDeed deed) {
        var key = "action." + deed.action();
        return Controls.row(
                "line",
                Controls.label(ACTIONS.has(key) ? ACTIONS.get(key) : deed.action()),
                Controls.label(deed.who(), "text-muted"),
                Controls.spring(),
                when(deed.at()));
    }
}
