package dev.sluice.adapter.store;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.feed.StoreChange;
import dev.sluice.domain.feed.StoreChange.Topic;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// Tells listeners what was committed, on the writer's thread and so in commit order. One that fails is a bug: it
/// goes to the thread's uncaught handler and keeps nobody else from being told.
final class ChangeFeed {
    private final List<Membership> members = new CopyOnWriteArrayList<>();

    /// Told apart by identity, so that one listener may register twice.
    private final class Membership implements Registration {
        private final Consumer<StoreChange> listener;

        private Membership(Consumer<StoreChange> listener) {
            this.listener = listener;
        }

        @Override
        public void close() {
            members.remove(this);
        }
    }

    Registration add(Consumer<StoreChange> listener) {
        var membership = new Membership(listener);
        members.add(membership);
        return membership;
    }

    /// Telling those who listen now; whoever joins or has left by the time it runs is left out.
    Runnable telling(Set<Topic> topics) {
        if (topics.isEmpty()) {
            return () -> {};
        }
        var change = new StoreChange(topics);
        var audience = List.copyOf(members);
        return () -> audience.stream().filter(members::contains).forEach(member -> tell(member, change));
    }

    private static void tell(Membership member, StoreChange change) {
        try {
            member.listener.accept(change);
        } catch (RuntimeException e) {
            var thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }
}
