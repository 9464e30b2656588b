package dev.sluice.ui.shell;

import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.readmodel.NotificationEntry;
import dev.sluice.domain.readmodel.NotificationList;
import dev.sluice.ui.job.LatestOnly;
import dev.sluice.ui.mvc.Subscriptions;
import dev.sluice.ui.notification.NotificationRoute;
import dev.sluice.ui.notification.NotificationText;
import dev.sluice.ui.session.Route;
import dev.sluice.ui.session.ScreenContext;
import dev.sluice.ui.session.ScreenId;
import dev.sluice.ui.text.Messages;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Counts what nobody has seen, and says what happens while a person looks elsewhere. FX thread.
final class NotificationWatch {

    private static final Messages TEXTS = Messages.of("notifications");
    private static final int NEWEST = 50;
    private static final int MOST_TOASTS = 3;

    private final ScreenContext context;
    private final Supplier<ScreenId> here;
    private final Consumer<Long> unread;
    private final LatestOnly reading;
    private boolean started;
    private @Nullable UUID newest;

    /// @param unread told of the count
    NotificationWatch(ScreenContext context, Supplier<ScreenId> here, Consumer<Long> unread) {
        this.context = context;
        this.here = here;
        this.unread = unread;
        this.reading = context.jobs().lane();
    }

    private record News(Notification notification, Optional<Route> place) {
        static News of(NotificationEntry entry) {
            return new News(entry.notification(), NotificationRoute.of(entry));
        }
    }

    void follow(Subscriptions subscriptions) {
        subscriptions.add(
                context.session().onChange(EnumSet.of(Topic.NOTIFICATIONS, Topic.NOTIFICATION_STATES), this::read));
        read();
    }

    private void read() {
        reading.run(
                () -> context.session().reads().notifications().latest(NEWEST),
                this::heard,
                context.dialogs()::problem);
    }

    private void heard(NotificationList.Latest read) {
        unread.accept(read.unread());
        var fresh = read.entries().stream()
                .map(News::of)
                .takeWhile(news -> !news.notification().id().equals(newest))
                .toList();
        if (!read.entries().isEmpty()) {
            newest = read.entries().getFirst().notification().id();
        }
        if (started) {
            say(fresh);
        }
        started = true;
    }

    private void say(List<News> fresh) {
        var byThing = new LinkedHashMap<Object, News>();
        fresh.stream().filter(this::isElsewhere).forEach(news -> byThing.putIfAbsent(about(news.notification()), news));
        if (byThing.size() > MOST_TOASTS) {
            context.dialogs()
                    .news(
                            TEXTS.get("toast.many", byThing.size()),
                            TEXTS.get("toast.all"),
                            () -> context.navigator().go(ScreenId.NOTIFICATIONS));
            return;
        }
        new ArrayList<>(byThing.sequencedValues().reversed()).forEach(this::say);
    }

    private static Object about(Notification notification) {
        var connection = notification.connection();
        return connection == null ? notification.account() : connection;
    }

    private void say(News news) {
        context.dialogs().news(NotificationText.sentence(news.notification()), TEXTS.get("toast.show"), () -> {
            context.jobs()
                    .run(
                            () -> context.session()
                                    .workspace()
                                    .recorder()
                                    .inbox()
                                    .markRead(news.notification().id()),
                            () -> {},
                            context.dialogs()::problem);
            context.navigator().go(news.place().orElseGet(() -> Route.of(ScreenId.NOTIFICATIONS)));
        });
    }

    /// A person in a sheet, the wizard or Review is told there; the screen that shows the connection needs no
    /// toast either.
    private boolean isElsewhere(News news) {
        var screen = here.get();
        return switch (screen) {
            case NOTIFICATIONS, SHARE, REVIEW -> false;
            default ->
                !context.dialogs().isModal()
                        && news.place()
                                .map(Route::screen)
                                .filter(screen::equals)
                                .isEmpty();
        };
    }
}
