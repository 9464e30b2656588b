package dev.sluice.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.LockSupport;

/// A way through loopback to one port, that can be cut, held up, and mended.
final class Pipe implements AutoCloseable {
    private static final int CHUNK = 64 * 1024;

    private final ServerSocket entrance;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile int exit;
    private volatile boolean cut;
    private volatile long delay;

    private record Parcel(long due, ByteBuffer bytes) {}

    Pipe(int exit) {
        this.exit = exit;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::admit);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /// Where it ends from now on.
    void lead(int to) {
        exit = to;
    }

    /// Ends what goes through it, and lets nothing in.
    void cut() {
        cut = true;
        closeAll();
    }

    /// Lets everything arrive that much later, in both directions.
    void delay(Duration by) {
        delay = by.toNanos();
    }

    /// As on the first day.
    void mend() {
        cut = false;
        delay = 0;
    }

    private void admit() {
        while (!entrance.isClosed()) {
            try {
                join(entrance.accept());
            } catch (IOException _) {
                // The entrance was closed, or nobody listens at the other end: whoever came is sent away.
            }
        }
    }

    private void join(Socket near) throws IOException {
        if (cut) {
            near.close();
            return;
        }
        try {
            var far = new Socket(InetAddress.getLoopbackAddress(), exit);
            near.setTcpNoDelay(true);
            far.setTcpNoDelay(true);
            open.add(near);
            open.add(far);
            carry(near, far);
            carry(far, near);
            if (cut) {
                closeAll();
            }
        } catch (IOException e) {
            near.close();
            throw e;
        }
    }

    private void carry(Socket from, Socket to) {
        var parcels = new LinkedBlockingQueue<Parcel>();
        Thread.ofVirtual().start(() -> {
            try (from) {
                collect(from.getInputStream(), parcels);
            } catch (IOException _) {
                // Cut, or ended by either side: the other one learns it, too.
                open.remove(from);
            } finally {
                parcels.add(new Parcel(0, ByteBuffer.allocate(0)));
            }
        });
        Thread.ofVirtual().start(() -> {
            try (to) {
                deliver(parcels, to.getOutputStream());
            } catch (IOException | InterruptedException _) {
                open.remove(to);
            }
        });
    }

    private void collect(InputStream in, BlockingQueue<Parcel> parcels) throws IOException {
        var chunk = new byte[CHUNK];
        for (var size = in.read(chunk); size > 0; size = in.read(chunk)) {
            parcels.add(new Parcel(System.nanoTime() + delay, ByteBuffer.wrap(Arrays.copyOf(chunk, size))));
        }
    }

    private static void deliver(BlockingQueue<Parcel> parcels, OutputStream out)
            throws IOException, InterruptedException {
        for (var parcel = parcels.take(); parcel.bytes().hasRemaining(); parcel = parcels.take()) {
            for (var left = parcel.due() - System.nanoTime(); left > 0; left = parcel.due() - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            out.write(parcel.bytes().array());
        }
    }

    private void closeAll() {
        for (var socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        open.clear();
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        cut();
    }
}
