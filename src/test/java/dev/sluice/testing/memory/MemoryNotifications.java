package dev.sluice.testing.memory;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.model.record.Notification.Delivery;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.NotificationRepository;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

record MemoryNotifications(MemoryTx tx) implements NotificationRepository {
    private List<Notification> newest(Predicate<Notification> wanted, int most) {
        return tx.tables().notifications().rows().filter(wanted).toList().reversed().stream()
                .limit(most)
                .toList();
    }

    @Override
    public List<Notification> of(PublicKey account, int most) {
        return newest(row -> row.account().equals(account), most);
    }

    @Override
    public List<Notification> in(EnvironmentId environment, int most) {
        return newest(row -> row.environment().equals(environment), most);
    }

    @Override
    public long unread(EnvironmentId environment) {
        return tx.tables()
                .notifications()
                .rows()
                .filter(row -> row.environment().equals(environment) && row.readAt() == null)
                .count();
    }

    @Override
    public List<Notification> undelivered(EnvironmentId environment, Set<PublicKey> resting, int most) {
        var unknown = tx.revisions().neverPushed(environment);
        return tx.tables()
                .notifications()
                .rows()
                .filter(row -> row.environment().equals(environment)
                        && row.delivery() == Delivery.WAITING
                        && !resting.contains(row.account())
                        && !unknown.contains(row.account()))
                .limit(most)
                .toList();
    }

    @Override
    public void append(Notification notification) {
        tx.tables().notifications().put(notification.id(), with(notification, null, notification.delivery()));
        tx.changed(new Change.NotificationAppended(notification));
    }

    private static Notification with(Notification row, @Nullable Instant readAt, Delivery delivery) {
        return new Notification(
                row.id(),
                row.environment(),
                row.account(),
                row.type(),
                row.connection(),
                row.facts(),
                row.madeAt(),
                row.ends(),
                readAt,
                delivery);
    }

    @Override
    public void delivered(UUID notice, Delivery delivery, Instant at) {
        var table = tx.tables().notifications();
        table.find(notice).ifPresent(row -> table.put(notice, with(row, row.readAt(), delivery)));
        tx.changed(new Change.NotificationDelivered(notice, delivery));
    }

    @Override
    public void markRead(UUID notice, Instant at) {
        read(notice, at);
        tx.changed(new Change.NotificationRead(notice));
    }

    private void read(UUID notice, Instant at) {
        var table = tx.tables().notifications();
        table.find(notice)
                .filter(row -> row.readAt() == null)
                .ifPresent(row -> table.put(notice, with(row, at, row.delivery())));
    }

    @Override
    public void markAllRead(EnvironmentId environment, Instant at) {
        in(environment, Integer.MAX_VALUE).forEach(row -> read(row.id(), at));
        tx.changed(new Change.NotificationsRead(environment));
    }
}
