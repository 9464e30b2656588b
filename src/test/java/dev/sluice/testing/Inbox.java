package dev.sluice.testing;

import io.nats.client.Dispatcher;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/// Everything that arrives on a subject, from now on.
public final class Inbox {
    /// @param nanos of [System#nanoTime] at arrival
    public record Arrived(String subject, String text, long nanos) {}

    private final List<Arrived> arrived = new CopyOnWriteArrayList<>();

    private Inbox(TestClient client, String subject, @Nullable String queue) {
        Dispatcher dispatcher = client.connection()
                .createDispatcher(message -> arrived.add(new Arrived(
                        message.getSubject(),
                        new String(message.getData(), java.nio.charset.StandardCharsets.UTF_8),
                        System.nanoTime())));
        if (queue == null) {
            dispatcher.subscribe(subject);
        } else {
            dispatcher.subscribe(subject, queue);
        }
        client.flush();
    }

    public static Inbox of(TestClient client, String subject) {
        return new Inbox(client, subject, null);
    }

    public static Inbox of(TestClient client, String subject, String queue) {
        return new Inbox(client, subject, queue);
    }

    public int count() {
        return arrived.size();
    }

    public List<Arrived> all() {
        return List.copyOf(arrived);
    }

    public List<String> subjects() {
        return arrived.stream().map(Arrived::subject).toList();
    }
}
