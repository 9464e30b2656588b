package dev.sluice.domain.event;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.FederationStore;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/// What accounts were told of, for the window.
public final class Inbox {
    private final FederationStore store;
    private final InstantSource clock;

    public Inbox(FederationStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Newest first.
    public List<Notification> of(PublicKey account, int most) {
        return store.read(view -> view.notifications().of(account, most));
    }

    /// Of every account of the environment, newest first.
    public List<Notification> of(EnvironmentId environment, int most) {
        return store.read(view -> view.notifications().in(environment, most));
    }

    public long unread(PublicKey account) {
        return of(account, Integer.MAX_VALUE).stream()
                .filter(notification -> notification.readAt() == null)
                .count();
    }

    public long unread(EnvironmentId environment) {
        return store.read(view -> view.notifications().unread(environment));
    }

    public void markAllRead(EnvironmentId environment) {
        store.change(tx -> {
            tx.notifications().markAllRead(environment, clock.instant());
        });
    }

    /// That somebody has seen it is no change that the audit log tells of.
    public void markRead(UUID notice) {
        store.change(tx -> {
            tx.notifications().markRead(notice, clock.instant());
        });
    }
}
