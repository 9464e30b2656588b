package dev.sluice.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.testing.Inbox;
import dev.sluice.testing.TestClient;
import dev.sluice.testing.TestEnvironment;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Publishes all the time while faults go on, and listens in every account on every server. A message that was
/// sent while the gate was shut, by the word of the database before and after it was sent, must never arrive,
/// however late; who never consented to anything must get nothing at all.
final class Leaks implements AutoCloseable {
    private static final long PAUSE_NANOS = 40_000_000;
    private static final String PREFIX = "leak-";

    private final TestEnvironment test;
    private final Account partner;
    private final Account stranger;
    private final TestClient source;
    private final List<Ear> ears = new ArrayList<>();
    private final Set<String> forbidden = ConcurrentHashMap.newKeySet();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final Thread thread;
    private volatile @Nullable ConnectionId watched;

    private record Ear(Account account, int server, TestClient client, Inbox inbox) {}

    Leaks(TestEnvironment test) {
        this.test = test;
        partner = test.services().accounts().find("org-b");
        stranger = test.services().accounts().find("org-c");
        source = test.connect(test.services().accounts().find("org-a"), 0);
        listen();
        thread = Thread.ofVirtual().start(this::speak);
    }

    /// Publishes on what this connection shares, from now on.
    void watch(Connection connection) {
        watched = connection.id();
    }

    /// Whoever lost its server with a fault hears again.
    void listen() {
        for (var account : List.of(partner, stranger)) {
            for (var server = 0; server < test.cluster().servers().size(); server++) {
                if (!isHeard(account, server)) {
                    var client = test.connect(account, server);
                    ears.add(new Ear(account, server, client, Inbox.of(client, ">")));
                }
            }
        }
    }

    private boolean isHeard(Account account, int server) {
        return ears.stream()
                .anyMatch(ear -> ear.account().equals(account)
                        && ear.server() == server
                        && ear.client().connection().getStatus() == io.nats.client.Connection.Status.CONNECTED);
    }

    private void speak() {
        while (going.get()) {
            var id = watched;
            if (id != null) {
                speak(id);
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private void speak(ConnectionId id) {
        var before = test.services().federation().get(id);
        var message = PREFIX + sent.incrementAndGet();
        source.publish(before.share().subject().text().replace(">", "leak"), message);
        Lost.subjects().forEach(subject -> source.publish(subject + ".leak", message));
        var after = test.services().federation().get(id);
        if (isShut(before) && before.status().equals(after.status())) {
            forbidden.add(message);
        }
    }

    private static boolean isShut(Connection connection) {
        return connection.state() == ConnectionState.PENDING
                || connection.state().isEnded();
    }

    /// Nothing has arrived that must not.
    void check() {
        for (var ear : ears) {
            var leaked = ear.inbox().all().stream()
                    .map(Inbox.Arrived::text)
                    .filter(text ->
                            text.startsWith(PREFIX) && (ear.account().equals(stranger) || forbidden.contains(text)))
                    .toList();
            assertEquals(
                    List.of(),
                    leaked,
                    () -> "leaked to %s on server %d".formatted(ear.account().name(), ear.server() + 1));
        }
    }

    int sent() {
        return sent.get();
    }

    int forbidden() {
        return forbidden.size();
    }

    /// Stops speaking, before the workspace is closed.
    @Override
    public void close() {
        going.set(false);
        try {
            assertTrue(thread.join(java.time.Duration.ofSeconds(20)), "still speaking");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
