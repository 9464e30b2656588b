package dev.sluice.testing;

import io.nats.client.Connection;
import io.nats.client.ErrorListener;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// A plain NATS client for tests, beside whatever the console does.
public record TestClient(Connection connection) implements AutoCloseable {
    /// Tests cut their clients off and stop the servers under them on purpose. By itself jnats writes each such end
    /// to standard error as SEVERE (`Read channel closed`), in which real trouble would be overlooked.
    private static final ErrorListener QUIET = new ErrorListener() {};

    /// Connects, without a word about what goes wrong later.
    public static TestClient connect(Options.Builder options) throws IOException, InterruptedException {
        return new TestClient(Nats.connect(options.errorListener(QUIET).build()));
    }

    /// Sends text without waiting, and flushes it to the server.
    public void publish(String subject, String text) {
        connection.publish(subject, text.getBytes(StandardCharsets.UTF_8));
        flush();
    }

    /// Returns when the server has seen all that was sent, subscriptions included.
    public void flush() {
        try {
            connection.flush(Duration.ofSeconds(5));
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (TimeoutException e) {
            throw new AssertionError("the server did not answer", e);
        }
    }

    /// All replies to a request that every server answers: returns when so many are there, or after half a second
    /// of silence.
    public List<String> ask(String subject, String body, int expected) {
        var inbox = connection.createInbox();
        var replies = new ArrayList<String>();
        var subscription = connection.subscribe(inbox);
        try {
            connection.publish(subject, inbox, body.getBytes(StandardCharsets.UTF_8));
            while (replies.size() < expected) {
                var message = subscription.nextMessage(Duration.ofMillis(500));
                if (message == null) {
                    break;
                }
                replies.add(new String(message.getData(), StandardCharsets.UTF_8));
            }
            return replies;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            subscription.unsubscribe();
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static AssertionError interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new AssertionError("interrupted", e);
    }
}
