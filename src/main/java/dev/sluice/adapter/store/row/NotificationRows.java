package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.ConnectionId;
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
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

public final class NotificationRows implements NotificationRepository {
    private static final RowMapper<Notification> MAPPER = ResultRow.mapper(
            "notice",
            "id",
            row -> new Notification(
                    row.id("id"),
                    new EnvironmentId(row.id("environment_id")),
                    row.key("account_key"),
                    row.text("kind"),
                    connection(row.idOrNull("connection_id")),
                    StoredJson.readRecords(row.text("facts"), Notification.Facts[].class)
                            .getFirst(),
                    row.time("made_at"),
                    row.timeOrNull("ends_at"),
                    row.timeOrNull("read_at"),
                    row.word("delivery", Delivery.class)));

    private final RowTransaction transaction;
    private final Handle handle;

    public NotificationRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
    }

    private static @Nullable ConnectionId connection(@Nullable UUID id) {
        return id == null ? null : new ConnectionId(id);
    }

    @Override
    public List<Notification> of(PublicKey account, int most) {
        return handle.createQuery(
                        "SELECT * FROM notice WHERE account_key = :account ORDER BY seq DESC FETCH FIRST :most ROWS ONLY")
                .bind("account", account.text())
                .bind("most", most)
                .map(MAPPER)
                .list();
    }

    @Override
    public List<Notification> in(EnvironmentId environment, int most) {
        return handle.createQuery(
                        "SELECT * FROM notice WHERE environment_id = :environment ORDER BY seq DESC FETCH FIRST :most ROWS ONLY")
                .bind("environment", environment.value())
                .bind("most", most)
                .map(MAPPER)
                .list();
    }

    @Override
    public long unread(EnvironmentId environment) {
        return handle.createQuery("SELECT COUNT(*) FROM notice WHERE environment_id = :environment AND read_at IS NULL")
                .bind("environment", environment.value())
                .mapTo(Long.class)
                .one();
    }

    @Override
    public void markAllRead(EnvironmentId environment, Instant at) {
        handle.createUpdate("UPDATE notice SET read_at = :at WHERE environment_id = :environment AND read_at IS NULL")
                .bind("environment", environment.value())
                .bind("at", StoredInstant.of(at))
                .execute();
        transaction.changed(new Change.NotificationsRead(environment));
    }

    /// Ordered by all columns of the index: H2 sorts all that wait for less.
    @Override
    public List<Notification> undelivered(EnvironmentId environment, Set<PublicKey> resting, int most) {
        return handle.createQuery("""
                        SELECT * FROM notice n WHERE environment_id = :environment AND delivery = 'WAITING'
                        AND NOT (account_key = ANY(:resting))
                        AND NOT EXISTS (SELECT 1 FROM account a WHERE a.public_key = n.account_key AND\s""" + AccountRows.NEVER_PUSHED
                        + ") ORDER BY environment_id, delivery, seq FETCH FIRST :most ROWS ONLY")
                .bind("environment", environment.value())
                .bindArray(
                        "resting",
                        String.class,
                        resting.stream().map(PublicKey::text).toList())
                .bind("most", most)
                .map(MAPPER)
                .list();
    }

    @Override
    public void append(Notification notification) {
        handle.createUpdate("""
                        INSERT INTO notice (id, seq, environment_id, account_key, kind, connection_id, facts, made_at,
                            ends_at, delivery)
                        SELECT :id, COALESCE(MAX(seq), 0) + 1, :environment, :account, :kind, :connection, :facts, :at,
                            :ends, :delivery FROM notice""")
                .bind("id", notification.id())
                .bind("environment", notification.environment().value())
                .bind("account", notification.account().text())
                .bind("kind", notification.type())
                .bind("connection", value(notification.connection()))
                .bind("facts", StoredJson.writeRecords(List.of(notification.facts())))
                .bind("at", StoredInstant.of(notification.madeAt()))
                .bind("ends", StoredInstant.ofNullable(notification.ends()))
                .bind("delivery", notification.delivery().name())
                .execute();
        transaction.changed(new Change.NotificationAppended(notification));
    }

    private static @Nullable UUID value(@Nullable ConnectionId id) {
        return id == null ? null : id.value();
    }

    @Override
    public void delivered(UUID notice, Delivery delivery, Instant at) {
        handle.createUpdate("UPDATE notice SET delivery = :delivery, delivered_at = :at WHERE id = :id")
                .bind("id", notice)
                .bind("delivery", delivery.name())
                .bind("at", StoredInstant.of(at))
                .execute();
        transaction.changed(new Change.NotificationDelivered(notice, delivery));
    }

    @Override
    public void markRead(UUID notice, Instant at) {
        handle.createUpdate("UPDATE notice SET read_at = :at WHERE id = :id AND read_at IS NULL")
                .bind("id", notice)
                .bind("at", StoredInstant.of(at))
                .execute();
        transaction.changed(new Change.NotificationRead(notice));
    }
}
