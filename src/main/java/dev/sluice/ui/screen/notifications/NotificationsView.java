package dev.sluice.ui.screen.notifications;

import dev.sluice.domain.model.record.Notification.Delivery;
import dev.sluice.ui.command.CommandButton;
import dev.sluice.ui.control.Column;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.DataTable;
import dev.sluice.ui.control.DetailPane;
import dev.sluice.ui.control.Facts;
import dev.sluice.ui.control.MasterDetail;
import dev.sluice.ui.control.StateBadge;
import dev.sluice.ui.control.TimeLabel;
import dev.sluice.ui.notification.NotificationText;
import dev.sluice.ui.session.ListScreenView;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.TableColumn.SortType;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// The notices, the newest first, and the selected one.
final class NotificationsView implements ListScreenView<NotificationsRow> {

    private static final Messages TEXTS = Messages.of("notifications");

    private final DataTable<NotificationsRow> table;
    private final NotificationsController controller;
    private final TimeFormat moments;
    private final VBox root;

    NotificationsView(NotificationsModel model, NotificationsController controller, TimeFormat moments) {
        this.controller = controller;
        this.moments = moments;
        table = columns(new DataTable<>(model.rows(), TEXTS.get("title")), moments)
                .facet(TEXTS.get("facet.all"), _ -> true)
                .facet(TEXTS.get("facet.unread"), NotificationsRow::isUnread)
                .action(new CommandButton(controller.markAllRead()))
                .whenEmpty(Feather.BELL, TEXTS, () -> new CommandButton(controller.share()))
                .onRetry(controller::refresh)
                .onOpen(controller::onShow)
                .sortedBy(0, SortType.DESCENDING);
        var split = new MasterDetail(table);
        split.follow(model.detail(), this::detail);
        var newest = Controls.paragraph(TEXTS.get("newest", NotificationsController.MOST), "text-muted");
        var foot = Controls.row("audit-older", Controls.icon(Feather.INFO), newest);
        foot.visibleProperty()
                .bind(Bindings.size(model.rows().items()).greaterThanOrEqualTo(NotificationsController.MOST));
        foot.managedProperty().bind(foot.visibleProperty());
        VBox.setVgrow(split, Priority.ALWAYS);
        root = new VBox(split, foot);
    }

    @Override
    public Parent root() {
        return root;
    }

    @Override
    public DataTable<NotificationsRow> table() {
        return table;
    }

    @Override
    public void tick() {
        table.tick();
    }

    private static DataTable<NotificationsRow> columns(DataTable<NotificationsRow> into, TimeFormat moments) {
        return into.column(Column.<NotificationsRow>shown(
                                TEXTS.get("when"),
                                92,
                                row -> moments.absolute(row.notification().madeAt()),
                                row -> new TimeLabel(moments, row.notification().madeAt()))
                        .sortedBy(row -> row.notification().madeAt()))
                .column(Column.text(TEXTS.get("account"), 96, NotificationsRow::account))
                .column(Column.shown(TEXTS.get("event"), 128, NotificationsRow::word, NotificationsView::badge))
                .column(Column.<NotificationsRow>shown(
                                TEXTS.get("sentence"),
                                330,
                                NotificationsRow::sentence,
                                row -> Controls.label(
                                        row.sentence(), "cell-text", row.isUnread() ? "cell-name" : "text-muted"))
                        .whenWide())
                .column(Column.shown(
                        TEXTS.get("state"),
                        84,
                        row -> row.isUnread() ? TEXTS.get("unread") : TEXTS.get("seen"),
                        NotificationsView::state));
    }

    private static Node state(NotificationsRow row) {
        return row.isUnread()
                ? new StateBadge(TEXTS.get("unread"), Feather.MAIL, "used")
                : Controls.label(TEXTS.get("seen"), "text-muted");
    }

    private static StateBadge badge(NotificationsRow row) {
        return switch (NotificationText.brief(row.notification())) {
            case "export.created" -> badge(row, Feather.CLOCK, "pending");
            case "import.accepted" -> badge(row, Feather.CHECK, "active");
            case "connection.activated" -> badge(row, Feather.CHECK_CIRCLE, "active");
            case "connection.degraded" -> badge(row, Feather.ALERT_TRIANGLE, "degraded");
            case "connection.revoked" -> badge(row, Feather.SLASH, "revoked");
            case "connection.expiring", "account.expiring", "user.expiring" -> badge(row, Feather.WATCH, "pending");
            case "drift.found" -> badge(row, Feather.GIT_PULL_REQUEST, "drift");
            case "connection.expired" -> badge(row, Feather.WATCH, "expired");
            default -> badge(row, Feather.ZAP_OFF, "terminated");
        };
    }

    private static StateBadge badge(NotificationsRow row, Ikon icon, String style) {
        return new StateBadge(row.word(), icon, style);
    }

    private Node detail(NotificationsRow row) {
        var notification = row.notification();
        var pane = new DetailPane(notification.facts().name(), row.sentence())
                .badge(badge(row))
                .action(new CommandButton(controller.show(row), "accent"))
                .action(new CommandButton(controller.markRead(row)));
        pane.section("", facts(row));
        pane.section(
                TEXTS.get("message"),
                new Facts()
                        .addMono(TEXTS.get("type"), notification.type())
                        .add(TEXTS.get("delivery"), delivery(notification.delivery())));
        return pane;
    }

    private Facts facts(NotificationsRow row) {
        var notification = row.notification();
        var facts = notification.facts();
        var account = Controls.link(row.account(), () -> controller.onOpenAccount(row));
        var shown = new Facts()
                .add(TEXTS.get("account"), account)
                .add(
                        TEXTS.get("when"),
                        TEXTS.get(
                                "time",
                                moments.absolute(notification.madeAt()),
                                moments.relative(notification.madeAt())));
        var ends = notification.ends();
        if (ends != null) {
            shown.add(TEXTS.get("ends"), moments.absolute(ends));
        }
        if (notification.connection() != null) {
            shown.add(TEXTS.get("from"), facts.exporterName())
                    .add(TEXTS.get("to"), facts.importerName())
                    .addMono(TEXTS.get("subject"), facts.subject())
                    .addMono(TEXTS.get("local"), facts.localSubject());
        }
        shown.add(
                TEXTS.get("state"),
                Optional.ofNullable(notification.readAt())
                        .map(at -> TEXTS.get("seen.at", moments.absolute(at)))
                        .orElseGet(() -> TEXTS.get("unread")));
        return shown;
    }

    private static String delivery(Delivery delivery) {
        return switch (delivery) {
            case WAITING -> TEXTS.get("delivery.waiting");
            case SENT -> TEXTS.get("delivery.sent");
            case INBOX -> TEXTS.get("delivery.inbox");
            case NONE -> TEXTS.get("delivery.none");
        };
    }
}
