package dev.sluice.consent;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.sluice.testing.TestClient;
import io.nats.client.Connection;
import io.nats.client.Message;
import io.nats.client.Subscription;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/// One client of an account, which subscribes to everything, speaks, and answers.
final class Ear implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final String MARK = "mark.";

    private final TestClient client;
    private final Subscription everything;
    private int marks;

    Ear(TestClient client) {
        this.client = client;
        everything = client.connection().subscribe(">");
        client.flush();
    }

    void say(String subject, String text) {
        client.connection().publish(subject, "answer." + text, text.getBytes(StandardCharsets.UTF_8));
    }

    void answer(Message request) {
        client.connection().publish(request.getReplyTo(), request.getData());
    }

    void flush() {
        client.flush();
    }

    /// What has come. Whatever the server had for this client when it was asked comes before a mark that the
    /// client sends to itself.
    List<Message> heard() {
        var mark = MARK + ++marks;
        client.connection().publish(mark, new byte[0]);
        var heard = new ArrayList<Message>();
        while (true) {
            var message = next();
            if (message.getSubject().equals(mark)) {
                return heard;
            }
            heard.add(message);
        }
    }

    private Message next() {
        try {
            var message = everything.nextMessage(PATIENCE);
            assertNotNull(message, "a client lost its server");
            return message;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /// Returns when the server has thrown the client out.
    void awaitEnd() {
        Awaitility.await().atMost(PATIENCE).until(() -> client.connection().getStatus() == Connection.Status.CLOSED);
    }

    @Override
    public void close() {
        client.close();
    }
}
