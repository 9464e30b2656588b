package dev.sluice.adapter.nats.session;

import dev.sluice.domain.model.server.ServerRef;
import io.nats.client.Connection;
import io.nats.client.Message;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One connection to one server, from its login until it is lost; it never reconnects. All answers come through
/// one inbox subscription.
public final class ServerSession implements AutoCloseable {
    private static final int NO_RESPONDERS = 503;

    private final String address;
    private final Connection connection;
    private final SessionEvents events;
    private final String prefix;
    private final Map<String, SystemRequest> open = new ConcurrentHashMap<>();
    private final AtomicLong tokens = new AtomicLong();
    private volatile boolean deaf;

    public ServerSession(String address, Connection connection, SessionEvents events) {
        this.address = address;
        this.connection = connection;
        this.events = events;
        prefix = connection.createInbox() + ".";
        events.onDenied(this::denied);
        connection.createDispatcher(this::deliver).subscribe(prefix + "*");
        events.onClosed(this::lost);
    }

    /// Where it was dialled.
    public String address() {
        return address;
    }

    /// The server at the other end, as it greeted us.
    public ServerRef server() {
        var info = connection.getServerInfo();
        return ServerText.server(info.getServerId(), info.getServerName(), info.getVersion());
    }

    /// Further addresses of the same cluster that the server told us.
    public List<String> discovered() {
        return connection.getServerInfo().getConnectURLs();
    }

    public long maxPayload() {
        return connection.getMaxPayload();
    }

    /// Zero when it could not be measured.
    public Duration roundTrip() {
        try {
            return connection.RTT();
        } catch (IOException | CancellationException _) {
            // Lost while it was measured. Only shown; a link without a measurement is still a link.
            return Duration.ZERO;
        }
    }

    public SystemRequest question() {
        var token = Long.toString(tokens.incrementAndGet());
        var question = new SystemRequest(connection, prefix + token, () -> open.remove(token));
        open.put(token, question);
        if (deaf) {
            question.put(new SystemReply.Denied());
        }
        events.closedBecause().ifPresent(this::lost);
        return question;
    }

    /// Hands over every message on a subject, with its reply subject, for as long as this lasts.
    public void listen(String subject, BiConsumer<@Nullable String, byte[]> listener) {
        connection
                .createDispatcher(message -> listener.accept(message.getReplyTo(), message.getData()))
                .subscribe(subject);
    }

    /// Told once, on jnats's thread, also when it is closed already.
    public void onClosed(Consumer<String> listener) {
        events.onClosed(listener);
    }

    private void deliver(Message message) {
        var question = open.get(message.getSubject().substring(prefix.length()));
        if (question == null) {
            return; // Too late: its asker has gone.
        }
        if (message.isStatusMessage() && message.getStatus().getCode() == NO_RESPONDERS) {
            question.put(new SystemReply.NoResponders());
        } else {
            question.put(new SystemReply.Reply(message.getData()));
        }
    }

    /// Where answers are heard.
    public String inbox() {
        return prefix + "*";
    }

    /// Whether the server does not let us hear any answer.
    public boolean isDeaf() {
        return deaf;
    }

    /// `Permissions Violation for Publish to "$SYS.REQ.…"`, or for a subscription.
    private void denied(String words) {
        if (!words.toLowerCase(Locale.ROOT).contains("publish")) {
            if (words.contains(prefix)) {
                deaf = true;
                open.values().forEach(question -> question.put(new SystemReply.Denied()));
            }
            return;
        }
        var from = words.indexOf('"');
        var to = words.lastIndexOf('"');
        if (from >= 0 && to > from) {
            var subject = words.substring(from + 1, to);
            open.values().stream()
                    .filter(question -> question.asks(subject))
                    .forEach(question -> question.put(new SystemReply.Denied()));
        }
    }

    private void lost(String ignored) {
        open.values().forEach(question -> question.put(new SystemReply.Lost()));
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
