package dev.sluice.adapter.nats.client;

import dev.sluice.domain.workspace.MessageTap;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The counts of one subscription.
final class CountingSubscriber {
    private static final int REMEMBERED = 100;

    private final InstantSource clock;
    private final Deque<String> subjects = new ArrayDeque<>();
    private long count;
    private @Nullable Instant last;

    CountingSubscriber(InstantSource clock) {
        this.clock = clock;
    }

    synchronized void count(Message message) {
        count++;
        last = clock.instant();
        subjects.addLast(message.getSubject());
        if (subjects.size() > REMEMBERED) {
            subjects.removeFirst();
        }
    }

    private synchronized long counted() {
        return count;
    }

    private synchronized List<String> remembered() {
        return List.copyOf(subjects);
    }

    private synchronized Optional<Instant> newest() {
        return Optional.ofNullable(last);
    }

    /// The tap over the subscription that feeds this.
    MessageTap over(Connection connection, Dispatcher dispatcher) {
        return new MessageTap() {
            @Override
            public long count() {
                return counted();
            }

            @Override
            public List<String> lastSubjects() {
                return remembered();
            }

            @Override
            public Optional<Instant> lastArrival() {
                return newest();
            }

            @Override
            public void close() {
                AccountClient.end(connection, dispatcher);
            }
        };
    }
}
