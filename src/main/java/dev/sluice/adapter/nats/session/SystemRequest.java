package dev.sluice.adapter.nats.session;

import io.nats.client.Connection;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One or several requests whose answers come together at one reply subject. Answers are put in by jnats's threads
/// and taken out by the thread that asks.
public final class SystemRequest implements AutoCloseable {
    /// How a round of answers ended.
    public enum Ending {
        ENOUGH,
        DEADLINE,
        NO_RESPONDERS,
        DENIED,
        UNSENT,
        LOST
    }

    /// Takes replies until there are enough.
    public interface Collector {
        void take(byte[] body);

        /// @param unheard requests that nobody listens to
        boolean isEnough(int unheard);
    }

    private final Connection connection;
    private final String replyTo;
    private final Runnable forget;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<SystemReply> answers = new LinkedBlockingQueue<>();
    private int sent;

    SystemRequest(Connection connection, String replyTo, Runnable forget) {
        this.connection = connection;
        this.replyTo = replyTo;
        this.forget = forget;
    }

    /// Sends without headers: before 2.9.15 any header makes a claims request undecodable
    /// (nats-server-facts.md#1.2).
    public SystemRequest send(String subject, String body) {
        asked.add(subject);
        sent++;
        try {
            connection.publish(subject, replyTo, body.getBytes(StandardCharsets.UTF_8));
        } catch (IllegalStateException _) {
            // jnats says so when the connection is closed.
            answers.add(new SystemReply.Unsent());
        }
        return this;
    }

    void put(SystemReply answer) {
        answers.add(answer);
    }

    boolean asks(String subject) {
        return asked.contains(subject);
    }

    /// Collects until enough came or the time is over.
    public Ending gather(Duration patience, Collector collector) {
        return gather(patience, patience, collector);
    }

    /// Collects until enough came, the patience is over, or nothing came for `quiet` after an answer.
    public Ending gather(Duration patience, Duration quiet, Collector collector) {
        var end = System.nanoTime() + patience.toNanos();
        var unheard = 0;
        while (!collector.isEnough(unheard)) {
            var answer = next(end - System.nanoTime());
            switch (answer) {
                case null -> {
                    return Ending.DEADLINE;
                }
                case SystemReply.Reply reply -> {
                    collector.take(reply.body());
                    end = Math.min(end, System.nanoTime() + quiet.toNanos());
                }
                case SystemReply.NoResponders _ -> {
                    unheard++;
                    if (unheard >= sent) {
                        return Ending.NO_RESPONDERS;
                    }
                }
                case SystemReply.Denied _ -> {
                    return Ending.DENIED;
                }
                case SystemReply.Unsent _ -> {
                    return Ending.UNSENT;
                }
                case SystemReply.Lost _ -> {
                    return Ending.LOST;
                }
            }
        }
        return Ending.ENOUGH;
    }

    private @Nullable SystemReply next(long nanos) {
        try {
            return answers.poll(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            // The caller gives up waiting; what was asked counts as unanswered.
            Thread.currentThread().interrupt();
            return null;
        }
    }

    @Override
    public void close() {
        forget.run();
    }
}
