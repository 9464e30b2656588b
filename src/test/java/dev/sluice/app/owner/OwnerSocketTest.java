package dev.sluice.app.owner;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.app.FullTerminal;
import dev.sluice.app.TestTerminal;
import dev.sluice.cli.io.Terminal;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Guests that stall, flood, or do not listen.
final class OwnerSocketTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final OwnerClient client = new OwnerClient(Duration.ofSeconds(5));

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void end() {
        threads.close();
    }

    /// Says how it went, waits for its guest to leave when told to.
    private record Desk(AtomicBoolean left, AtomicBoolean delivered) implements OwnerProtocol {
        Desk() {
            this(new AtomicBoolean(), new AtomicBoolean());
        }

        @Override
        public int run(List<String> arguments, Terminal terminal) {
            if (arguments.contains("wait")) {
                while (terminal.pause(Duration.ofSeconds(1))) {
                    terminal.err().flush();
                }
                left.set(true);
                if (arguments.contains("answer")) {
                    terminal.out().println("a late answer");
                    delivered.set(terminal.delivered());
                }
            } else if (arguments.contains("ask")) {
                left.set(terminal.askSecret("?").isEmpty()
                        && terminal.askSecret("again?").isEmpty());
            } else {
                terminal.out().println("an answer");
                delivered.set(terminal.delivered());
            }
            return 0;
        }

        @Override
        public boolean raise() {
            return false;
        }
    }

    @Test
    @DisplayName("guests who say nothing, or the beginning only, keep nobody from being served")
    void halfOpen() throws IOException {
        var stalled = new ArrayList<SocketChannel>();
        try (var _ = OwnerSocket.open(folder, new Desk(), threads)) {
            for (var i = 0; i < 150; i++) {
                var guest = connect();
                stalled.add(guest);
                if (i % 2 == 0) {
                    guest.write(ByteBuffer.wrap(new byte[] {'q'}));
                }
            }
            assertEquals(0, client.run(folder, List.of("now"), new TestTerminal(folder, Map.of())));
            for (var guest : stalled) {
                guest.close();
            }
        }
    }

    @Test
    @DisplayName("an owner that closes still hears from its last guests that their answers came")
    void lastAnswer() throws Exception {
        var desk = new Desk();
        var socket = OwnerSocket.open(folder, desk, threads);
        var terminal = new TestTerminal(folder, Map.of());
        var code = threads.submit(() -> client.run(folder, List.of("wait", "answer"), terminal));
        await().until(() -> socket.guests() == 1);
        socket.close();
        assertEquals(0, code.get());
        assertTrue(desk.delivered().get());
    }

    @Test
    @DisplayName("guests who come and go for nothing are let in so many a second, and a command is served among them")
    void comingAndGoing() throws Exception {
        var running = new AtomicBoolean(true);
        var visits = new AtomicLong();
        // A virtual thread that waits for the server would keep its carrier from the server.
        try (var strangers = Executors.newSingleThreadExecutor();
                var _ = OwnerSocket.open(folder, new Desk(), threads)) {
            var flood = strangers.submit(() -> {
                while (running.get()) {
                    connect().close();
                    visits.incrementAndGet();
                }
                return visits.get();
            });
            var start = System.nanoTime();
            await().untilAtomic(visits, greaterThan(400L));
            assertEquals(0, client.run(folder, List.of("now"), new TestTerminal(folder, Map.of())));
            running.set(false);
            var most = 300 + Duration.ofNanos(System.nanoTime() - start).toMillis() / 4;
            assertTrue(flood.get() <= most, flood.get() + " visits instead of " + most);
        }
    }

    @Test
    @DisplayName("visits for nothing are free to begin with, and cost time when there are too many")
    void emptyVisits() {
        var visits = new EmptyVisits();
        for (var i = 0; i < 200; i++) {
            visits.left(0);
        }
        assertEquals(Duration.ZERO, visits.pause(0));
        visits.left(0);
        assertEquals(Duration.ofMillis(5), visits.pause(0));
        assertEquals(Duration.ZERO, visits.pause(Duration.ofMillis(5).toNanos()));
        visits.left(Duration.ofHours(1).toNanos());
        assertEquals(Duration.ZERO, visits.pause(Duration.ofHours(1).toNanos()));
    }

    @Test
    @DisplayName("a request has its time as a whole, however it trickles")
    void trickle() throws IOException {
        try (var pair = new Pair();
                var channel = new FrameChannel(pair.accepted())) {
            pair.client().write(ByteBuffer.wrap(new byte[] {'q', 0, 0}));
            assertThrows(SocketTimeoutException.class, () -> channel.read(Duration.ofMillis(50)));
            pair.client().write(ByteBuffer.wrap(new byte[] {0, 9, 1}));
            assertThrows(SocketTimeoutException.class, () -> channel.read(Duration.ofMillis(50)));
        }
    }

    @Test
    @DisplayName("what nobody asked for ends the conversation")
    void unasked() throws IOException {
        var desk = new Desk();
        try (var _ = OwnerSocket.open(folder, desk, threads);
                var guest = new FrameChannel(connect())) {
            guest.write(new OwnerRequest(OwnerRequest.Kind.COMMAND, List.of("wait"), "/", Map.of()).encode());
            assertEquals(Frame.Type.ACCEPTED, guest.read().type());
            guest.write(new Frame(Frame.Type.INPUT, new byte[1024]));
            await().untilTrue(desk.left());
        }
    }

    @Test
    @DisplayName("a command that asks a guest who has gone is told so, each time")
    void goneWhileAsked() throws IOException {
        var desk = new Desk();
        try (var _ = OwnerSocket.open(folder, desk, threads)) {
            try (var guest = new FrameChannel(connect())) {
                guest.write(new OwnerRequest(OwnerRequest.Kind.COMMAND, List.of("ask"), "/", Map.of()).encode());
                assertEquals(Frame.Type.ACCEPTED, guest.read().type());
                assertEquals(Frame.Type.PROMPT, guest.read().type());
                // No answer to that question.
                guest.write(new Frame(Frame.Type.INPUT, new byte[1]));
            }
            await().untilTrue(desk.left());
        }
    }

    @Test
    @DisplayName("the owner hears from the guest whether its terminal took what was printed")
    void receipts() throws IOException {
        var desk = new Desk();
        try (var _ = OwnerSocket.open(folder, desk, threads)) {
            client.run(folder, List.of("now"), new TestTerminal(folder, Map.of()));
            assertTrue(desk.delivered().get());
            client.run(folder, List.of("now"), new FullTerminal(new TestTerminal(folder, Map.of())));
            assertFalse(desk.delivered().get());
        }
    }

    private SocketChannel connect() throws IOException {
        return SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("sluice.sock")));
    }

    /// Both ends of a connection.
    private final class Pair implements AutoCloseable {
        private final ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                .bind(UnixDomainSocketAddress.of(folder.resolve("pair.sock")));
        private final SocketChannel client =
                SocketChannel.open(UnixDomainSocketAddress.of(folder.resolve("pair.sock")));
        private final SocketChannel accepted = server.accept();

        private Pair() throws IOException {}

        SocketChannel client() {
            return client;
        }

        SocketChannel accepted() {
            return accepted;
        }

        @Override
        public void close() throws IOException {
            client.close();
            accepted.close();
            server.close();
        }
    }
}
