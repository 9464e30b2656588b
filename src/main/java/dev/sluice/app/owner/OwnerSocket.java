package dev.sluice.app.owner;

import dev.sluice.app.trust.SocketPeer;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Serves other processes of the same user as long as this one owns the workspace. The socket is for its owner
/// only, in a folder that is for its owner only.
public final class OwnerSocket implements Registration {
    private static final Logger LOG = LoggerFactory.getLogger(OwnerSocket.class);
    private static final int MOST_GUESTS = 32;
    private static final int MOST_WAITING = 64;
    private static final Duration FOR_A_REQUEST = Duration.ofSeconds(5);
    private static final Duration FOR_A_SEAT = Duration.ofSeconds(2);
    private static final Duration TOO_LONG = Duration.ofSeconds(20);
    private static final Duration AFTER_A_FAILURE = Duration.ofMillis(200);
    private static final Duration FOR_THE_LAST_GUESTS = Duration.ofSeconds(30);

    private final SocketPath place;
    private final ServerSocketChannel server;
    private final OwnerProtocol reception;
    private final Executor threads;
    private final Semaphore seats = new Semaphore(MOST_GUESTS);
    private final Set<ClientTerminal> guests = ConcurrentHashMap.newKeySet();
    /// Who has come and not yet said what for, the first to come first.
    private final Queue<FrameChannel> waiting = new ConcurrentLinkedQueue<>();
    private final EmptyVisits emptyVisits = new EmptyVisits();
    private volatile boolean closed;

    private OwnerSocket(SocketPath place, ServerSocketChannel server, OwnerProtocol reception, Executor threads) {
        this.place = place;
        this.server = server;
        this.reception = reception;
        this.threads = threads;
    }

    /// @param threads gives each task a thread of its own
    public static OwnerSocket open(Path folder, OwnerProtocol reception, Executor threads) throws IOException {
        var place = SocketPath.claim(folder);
        var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(place.socket()), MOST_WAITING);
        place.protect();
        var socket = new OwnerSocket(place, server, reception, threads);
        threads.execute(socket::accept);
        return socket;
    }

    /// Lets nobody new in, asks those who wait to go, and waits for those who work.
    @Override
    public void close() {
        closed = true;
        try {
            server.close();
            place.close();
        } catch (IOException e) {
            LOG.warn("the owner's socket could not be closed", e);
        }
        guests.forEach(ClientTerminal::end);
        try {
            if (!seats.tryAcquire(MOST_GUESTS, FOR_THE_LAST_GUESTS.toSeconds(), TimeUnit.SECONDS)) {
                LOG.warn("commands of other processes are still at work");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// How many commands of others are at work.
    int guests() {
        return guests.size();
    }

    private void accept() {
        while (!closed) {
            try {
                rest(emptyVisits.pause(System.nanoTime()));
                var channel = server.accept();
                threads.execute(() -> serve(channel));
            } catch (ClosedChannelException e) {
                LOG.debug("the owner's socket is closed", e);
            } catch (IOException e) {
                LOG.warn("a command of another process could not be received", e);
                rest(AFTER_A_FAILURE);
            }
        }
    }

    /// What keeps the system from giving us a connection, such as too many open files, may pass; and those who
    /// come for nothing would keep a processor busy.
    private static void rest(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve(SocketChannel socket) {
        try (socket) {
            SocketPeer.requireOurs(socket, place.file());
            try (var channel = new FrameChannel(socket)) {
                serve(channel, request(channel));
            }
        } catch (ProblemException e) {
            LOG.warn("another user was turned away", e);
        } catch (IOException e) {
            LOG.debug("a guest left", e);
        }
    }

    /// Whoever has not said what it wants holds no seat, and goes when too many others come after it.
    private OwnerRequest request(FrameChannel channel) throws IOException {
        waiting.add(channel);
        try {
            if (waiting.size() > MOST_WAITING) {
                var first = waiting.poll();
                if (first != null) {
                    first.close();
                }
            }
            return OwnerRequest.decode(channel.read(FOR_A_REQUEST));
        } catch (IOException e) {
            emptyVisits.left(System.nanoTime());
            throw e;
        } finally {
            waiting.remove(channel);
        }
    }

    private void serve(FrameChannel channel, OwnerRequest request) throws IOException {
        if (closed || !isSeated()) {
            return;
        }
        try {
            channel.write(Frame.of(Frame.Type.ACCEPTED));
            var code = switch (request.kind()) {
                case RAISE -> reception.raise() ? 0 : 1;
                case COMMAND -> run(channel, request);
            };
            channel.write(Frame.exit(code));
        } finally {
            seats.release();
        }
    }

    /// When all seats are taken, a guest that keeps its command waiting gives up its own.
    private boolean isSeated() {
        if (seats.tryAcquire()) {
            return true;
        }
        guests.stream()
                .filter(guest -> guest.keepsWaiting().compareTo(TOO_LONG) > 0)
                .max(Comparator.comparing(ClientTerminal::keepsWaiting))
                .ifPresent(ClientTerminal::dismiss);
        try {
            return seats.tryAcquire(FOR_A_SEAT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private int run(FrameChannel channel, OwnerRequest request) {
        var terminal = new ClientTerminal(channel, request);
        guests.add(terminal);
        threads.execute(terminal::listen);
        try {
            return reception.run(request.arguments(), terminal);
        } finally {
            terminal.out().flush();
            terminal.err().flush();
            guests.remove(terminal);
        }
    }
}
