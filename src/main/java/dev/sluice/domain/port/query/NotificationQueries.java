package dev.sluice.domain.port.query;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import java.util.Set;

/// What accounts were told of.
public interface NotificationQueries {
    /// Newest first.
    List<Notification> of(PublicKey account, int most);

    /// Of every account of the environment, newest first.
    List<Notification> in(EnvironmentId environment, int most);

    /// How many of them nobody has seen.
    long unread(EnvironmentId environment);

    /// Those that wait to be published, oldest first; not those of accounts that no server has yet.
    ///
    /// @param resting accounts that are left out too
    List<Notification> undelivered(EnvironmentId environment, Set<PublicKey> resting, int most);
}
