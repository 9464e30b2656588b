package dev.sluice.testing;

import io.nats.client.AuthenticationException;
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
    /// Tests cut their clients off and stop the servers under them on purpose. By itself jnats writes each such
    /// end to standard error as SEVERE (`Read channel closed`), in which real trouble would be overlooked.
    private static final class Quiet implements ErrorListener {
        private volatile boolean refused;

        @Override
        public void errorOccurred(Connection connection, String error) {
            refused = true;
        }
    }

    private static final int ATTEMPTS = 5;

    /// On a busy machine.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// Connects, without a word about what goes wrong later. A busy server may not answer within the two seconds
    /// that jnats waits for it, and is asked again; whom it refuses is told so at the first time, of which jnats
    /// makes an exception of its own only where it is about who somebody is.
    public static TestClient connect(Options.Builder options) throws IOException, InterruptedException {
        var quiet = new Quiet();
        var asked = options.errorListener(quiet).build();
        for (var attempt = 1; ; attempt++) {
            try {
                return new TestClient(Nats.connect(asked));
            } catch (AuthenticationException e) {
                throw e;
            } catch (IOException e) {
                if (quiet.refused || attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    /// Sends text without waiting, and flushes it to the server.
    public void publish(String subject, String text) {
        connection.publish(subject, text.getBytes(StandardCharsets.UTF_8));
        flush();
    }

    /// Returns when the server has seen all that was sent, subscriptions included. A server that cuts the client
    /// meanwhile, as a reload may, ends the first try; what was not sent goes out when it is back.
    public void flush() {
        if (isFlushed()) {
            return;
        }
        if (!isFlushed()) {
            throw new AssertionError("the server did not answer");
        }
    }

    private boolean isFlushed() {
        try {
            connection.flush(PATIENCE);
            return true;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } catch (TimeoutException _) {
            return false;
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
