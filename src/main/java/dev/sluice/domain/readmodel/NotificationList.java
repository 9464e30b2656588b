package dev.sluice.domain.readmodel;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.FederationStore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the accounts of one environment were told of.
public final class NotificationList {
    private final FederationStore store;
    private final EnvironmentId environment;

    NotificationList(FederationStore store, EnvironmentId environment) {
        this.store = store;
        this.environment = environment;
    }

    /// @param unread how many nobody has seen, of all
    public record Latest(long unread, List<NotificationEntry> entries) {
        public Latest {
            entries = List.copyOf(entries);
        }
    }

    /// Newest first.
    public Latest latest(int most) {
        return store.read(view -> {
            var names = new AccountNames(view);
            var entries = view.notifications().in(environment, most).stream()
                    .map(one -> new NotificationEntry(one, names.of(one.account()), connection(view, one)))
                    .toList();
            return new Latest(view.notifications().unread(environment), entries);
        });
    }

    private static @Nullable Connection connection(StoreView view, Notification notification) {
        var id = notification.connection();
        return id == null ? null : view.connections().find(id).orElse(null);
    }
}
