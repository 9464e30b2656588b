package dev.sluice.domain.port.store;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.port.query.NotificationQueries;
import java.time.Instant;
import java.util.UUID;

/// What accounts were told of.
public interface NotificationRepository extends NotificationQueries {
    /// For the ledger only.
    void append(Notification notification);

    void delivered(UUID notice, Notification.Delivery delivery, Instant at);

    void markRead(UUID notice, Instant at);

    /// Every one of the environment.
    void markAllRead(EnvironmentId environment, Instant at);
}
