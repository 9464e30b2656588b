package dev.sluice.ui.screen.environments;

import dev.sluice.domain.jwt.claims.ClaimTime;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.command.CommandItem;
import dev.sluice.ui.connection.Countdown;
import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.KeyLabel;
import dev.sluice.ui.control.MasterDetail;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.screen.environments.EnvironmentsRow.Way;
import dev.sluice.ui.session.ListScreenView;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TableColumn.SortType;
import org.kordamp.ikonli.feather.Feather;

/// The table of environments and, beside it, the selected one.
final class EnvironmentsView implements ListScreenView<EnvironmentsRow> {

    private static final Messages TEXTS = Messages.of("environments");
    private static final Messages SHELL = Messages.of("shell");

    private final EnvironmentsController controller;
    private final TimeFormat moments;
    private final DataTable<EnvironmentsRow> table;
    private final MasterDetail root;
    private final LinkTestPane test;

    EnvironmentsView(EnvironmentsModel model, EnvironmentsController controller, ScreenContext context) {
        this.controller = controller;
        this.moments = context.moments();
        this.test = new LinkTestPane(controller.test(), moments);
        table = new DataTable<>(model.rows(), TEXTS.get("title"))
                .column(Column.<EnvironmentsRow>shown(
                        TEXTS.get("name"), 150, row -> row.environment().name(), EnvironmentsView::name))
                .column(Column.<EnvironmentsRow>shown(
                                TEXTS.get("level"), 116, EnvironmentsView::level, EnvironmentsView::levelBadge)
                        .sortedBy(row -> row.environment().level()))
                .column(Column.<EnvironmentsRow>shown(
                                TEXTS.get("operator"),
                                140,
                                row -> row.environment().operator().text(),
                                row -> KeyLabel.inRow(row.environment().operator()))
                        .whenWide())
                .column(Column.<EnvironmentsRow>mono(TEXTS.get("servers"), 190, EnvironmentsView::servers)
                        .whenWide())
                .column(Column.<EnvironmentsRow>text(TEXTS.get("accounts"), 80, row -> String.valueOf(row.accounts()))
                        .sortedBy(EnvironmentsRow::accounts))
                .column(Column.<EnvironmentsRow>text(TEXTS.get("way"), 120, EnvironmentsView::way)
                        .whenWide())
                .action(new CommandButton(controller.adopt()))
                .action(new CommandButton(controller.add(), "accent"))
                .whenEmpty(Feather.LAYERS, TEXTS)
                .onRetry(controller::refresh)
                .sortedBy(0, SortType.ASCENDING);
        root = new MasterDetail(table);
        root.follow(model.detail(), this::detail);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public DataTable<EnvironmentsRow> table() {
        return table;
    }

    private static Node name(EnvironmentsRow row) {
        var line = Controls.row("cell-row", Controls.label(row.environment().name(), "cell-text", "cell-name"));
        if (row.current()) {
            line.getChildren().add(Controls.whole(TEXTS.get("current"), "tag"));
        }
        return line;
    }

    private static String level(EnvironmentsRow row) {
        return SHELL.get("level." + word(row.environment().level()));
    }

    private static Node levelBadge(EnvironmentsRow row) {
        var level = row.environment().level();
        var style = switch (level) {
            case SANDBOX -> "active";
            case DEVELOPMENT -> "activating";
            case STAGING -> "pending";
            case PRODUCTION -> "terminated";
        };
        var icon = switch (level) {
            case SANDBOX -> Feather.BOX;
            case DEVELOPMENT -> Feather.TOOL;
            case STAGING -> Feather.LAYERS;
            case PRODUCTION -> Feather.ALERT_OCTAGON;
        };
        return new StateBadge(level(row), icon, style);
    }

    private static String servers(EnvironmentsRow row) {
        var servers = row.environment().servers();
        return servers.isEmpty() ? TEXTS.get("servers.none") : String.join(", ", servers);
    }

    private static String way(EnvironmentsRow row) {
        return TEXTS.get("way." + word(row.way()));
    }

    private static String word(Enum<?> term) {
        return term.name().toLowerCase(Locale.ROOT);
    }

    private Node detail(EnvironmentsRow row) {
        var environment = row.environment();
        var pane = new DetailPane(environment.name(), TEXTS.get(row.current() ? "subtitle.current" : "subtitle.other"))
                .badge(levelBadge(row));
        if (!row.current()) {
            pane.action(new CommandButton(controller.enter(row), "accent"));
        }
        pane.action(new CommandButton(controller.edit(row))).action(more(row));
        pane.section("", facts(row));
        pane.section(TEXTS.get("test.title"), test);
        pane.section(
                TEXTS.get("known"),
                row.servers().isEmpty()
                        ? new Node[] {Controls.paragraph(TEXTS.get("known.none"), "text-muted")}
                        : row.servers().stream().map(this::line).toArray(Node[]::new));
        return pane;
    }

    private MenuButton more(EnvironmentsRow row) {
        var menu = new MenuButton(TEXTS.get("more"), Controls.icon(Feather.MORE_HORIZONTAL));
        menu.setId("environments-more");
        menu.setMnemonicParsing(false);
        menu.setAccessibleText(TEXTS.get("more.of", row.environment().name()));
        menu.getItems()
                .addAll(
                        new CommandItem(controller.editOperator(row)),
                        new CommandItem(controller.reissue(row)),
                        new CommandItem(controller.copyOperator(row)),
                        new CommandItem(controller.giveCreds(row)),
                        new CommandItem(controller.inspect(row)));
        if (row.way() == Way.CREDS) {
            menu.getItems().add(new CommandItem(controller.dropCreds(row)));
        }
        menu.getItems().addAll(new SeparatorMenuItem(), new CommandItem(controller.remove(row)));
        return menu;
    }

    private Node facts(EnvironmentsRow row) {
        var environment = row.environment();
        var claims = row.claims();
        var facts = new Facts()
                .add(TEXTS.get("operator"), new KeyLabel(environment.operator()))
                .add(TEXTS.get("signing"), new KeyLabel(environment.signingKey()))
                .add(TEXTS.get("system"), new KeyLabel(environment.systemAccount()))
                .addMono(TEXTS.get("servers"), servers(row))
                .add(TEXTS.get("way"), TEXTS.get("way." + word(row.way()) + ".meaning"))
                .add(TEXTS.get("tls"), TEXTS.get(tls(row) ? "tls.own" : "tls.none"))
                .add(TEXTS.get("strict"), TEXTS.get(claims.strictSigningKeyUsage() ? "strict.on" : "strict.off"));
        if (!claims.serviceUrls().isEmpty()) {
            facts.addMono(TEXTS.get("operator.services"), String.join("\n", claims.serviceUrls()));
        }
        if (!claims.tags().isEmpty()) {
            facts.add(TEXTS.get("operator.tags"), String.join(", ", claims.tags()));
        }
        ClaimTime.end(claims.base().expires())
                .ifPresent(end -> facts.add(TEXTS.get("ends"), Countdown.label(end, moments)));
        if (environment.level() == Level.SANDBOX) {
            facts.add(TEXTS.get("level"), TEXTS.get("sandbox"));
        }
        return facts;
    }

    private static boolean tls(EnvironmentsRow row) {
        return !row.access().tls().equals(dev.sluice.domain.model.TlsFiles.NONE);
    }

    private Node line(KnownServer server) {
        return Controls.row(
                "line",
                Controls.label(server.name(), "mono"),
                Controls.label(server.version(), "text-muted"),
                Controls.spring(),
                Controls.whole(TEXTS.get("known.seen", moments.relative(server.seenAt())), "text-muted"));
    }
}
