package dev.sluice.ui.screen.notifications;

import dev.sluice.domain.event.Inbox;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.ui.command.Command;
import dev.sluice.ui.command.Impact;
import dev.sluice.ui.notification.NotificationRoute;
import dev.sluice.ui.notification.NotificationText;
import dev.sluice.ui.session.ListScreen;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.session.ScreenView;
import dev.sluice.ui.text.Messages;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleStringProperty;
import org.kordamp.ikonli.feather.Feather;

/// The inbox: what the accounts of the environment were told of.
public final class NotificationsController extends ListScreen<NotificationsRow, NotificationsRow> {

    private static final Messages TEXTS = Messages.of("notifications");
    /// Older ones stay in the workspace, for `sluice events ls`.
    static final int MOST = 500;

    private final NotificationsModel model;

    public NotificationsController(ScreenContext context) {
        this(context, new NotificationsModel());
    }

    NotificationsController(ScreenContext context, NotificationsModel model) {
        super(context, model, Topic.NOTIFICATIONS, Topic.NOTIFICATION_STATES, Topic.CONNECTIONS);
        this.model = model;
    }

    @Override
    protected ScreenView build() {
        return new NotificationsView(model, this, context().moments());
    }

    @Override
    protected List<NotificationsRow> load() {
        return context().session().reads().notifications().latest(MOST).entries().stream()
                .map(entry -> new NotificationsRow(entry.notification(), entry.account(), NotificationRoute.of(entry)))
                .toList();
    }

    @Override
    protected NotificationsRow load(NotificationsRow row) {
        return row;
    }

    Command show(NotificationsRow row) {
        var alone = NotificationText.isEnding(row.notification()) ? "show.account" : "show.drift";
        var text = row.notification().connection() == null ? alone : "show";
        return context()
                .command(
                        "notifications.show",
                        TEXTS.get(text),
                        Feather.ARROW_RIGHT_CIRCLE,
                        Impact.READ,
                        () -> onShow(row))
                .unless(new SimpleStringProperty(row.place().isEmpty() ? TEXTS.get("show.gone") : ""));
    }

    Command markRead(NotificationsRow row) {
        return context()
                .command("notifications.read", TEXTS.get("read"), Feather.CHECK, Impact.READ, () -> onRead(row))
                .unless(new SimpleStringProperty(row.isUnread() ? "" : TEXTS.get("read.already")));
    }

    Command markAllRead() {
        return context()
                .command(
                        "notifications.read-all",
                        TEXTS.get("read.all"),
                        Feather.CHECK_SQUARE,
                        Impact.READ,
                        this::onReadAll)
                .unless(Bindings.createStringBinding(this::allSeen, model.rows().items()));
    }

    /// Why nothing is left to mark. Beyond the newest there may be more.
    private String allSeen() {
        var rows = model.rows().items();
        return rows.size() < MOST && rows.stream().noneMatch(NotificationsRow::isUnread) ? TEXTS.get("read.none") : "";
    }

    Command share() {
        return context()
                .command(
                        "notifications.share",
                        TEXTS.get("share"),
                        Feather.SHARE_2,
                        Impact.READ,
                        () -> context().navigator().go(ScreenId.SHARE));
    }

    void onShow(NotificationsRow row) {
        onRead(row);
        row.place().ifPresent(context().navigator()::go);
    }

    void onOpenAccount(NotificationsRow row) {
        context()
                .navigator()
                .go(new Route(ScreenId.ACCOUNTS, row.notification().account().text()));
    }

    private void onRead(NotificationsRow row) {
        if (row.isUnread()) {
            context()
                    .jobs()
                    .run(
                            () -> inbox().markRead(row.notification().id()),
                            () -> {},
                            context().dialogs()::problem);
        }
    }

    private void onReadAll() {
        var environment = context().session().environment().id();
        context()
                .jobs()
                .run(() -> inbox().markAllRead(environment), () -> {}, context().dialogs()::problem);
    }

    private Inbox inbox() {
        return context().session().workspace().recorder().inbox();
    }
}
