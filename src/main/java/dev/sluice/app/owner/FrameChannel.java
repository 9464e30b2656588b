package dev.sluice.app.owner;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Frames over a socket: one byte of type, four of length, the content. Written by many threads, read by one.
final class FrameChannel implements AutoCloseable {
    /// A request carries the arguments, everything else comes in small pieces.
    private static final int LIMIT = 1024 * 1024;

    private static final int HEADER = 5;
    private static final int FIRST_PIECE = 8 * 1024;

    private final SocketChannel channel;
    private final Selector readable;
    private final Object writing = new Object();
    private volatile @Nullable Selector writable;
    private volatile long stuckSince;

    FrameChannel(SocketChannel channel) throws IOException {
        this.channel = channel;
        channel.configureBlocking(false);
        this.readable = Selector.open();
        channel.register(readable, SelectionKey.OP_READ);
    }

    void write(Frame frame) throws IOException {
        var content = frame.content();
        if (content.length > LIMIT) {
            throw new IOException("a frame of " + content.length + " bytes is too long");
        }
        var buffer = ByteBuffer.allocate(HEADER + content.length)
                .put(frame.type().code())
                .putInt(content.length)
                .put(content)
                .flip();
        synchronized (writing) {
            while (buffer.hasRemaining()) {
                if (channel.write(buffer) == 0) {
                    awaitRoom();
                }
            }
        }
    }

    /// @throws EOFException when the other side has gone
    Frame read() throws IOException {
        return read(Deadline.NEVER);
    }

    /// Waits no longer than that for the whole of a frame.
    ///
    /// @throws SocketTimeoutException when it is not there by then
    Frame read(Duration patience) throws IOException {
        return read(Deadline.after(patience));
    }

    /// Since when the other side has not taken what we write, by [System#nanoTime()]; 0 when it does.
    long stuckSince() {
        return stuckSince;
    }

    @Override
    public void close() throws IOException {
        channel.close();
        readable.close();
        var other = writable;
        if (other != null) {
            other.close();
        }
    }

    private Frame read(Deadline deadline) throws IOException {
        var header = ByteBuffer.wrap(fill(new byte[HEADER], 0, deadline));
        var type = Frame.Type.of(header.get()).orElseThrow(() -> new IOException("this is not a frame"));
        var length = header.getInt();
        if (length < 0 || length > LIMIT) {
            throw new IOException("this is not a frame");
        }
        return new Frame(type, content(length, deadline));
    }

    /// Takes room as the content comes: a length alone costs us nothing.
    private byte[] content(int length, Deadline deadline) throws IOException {
        var bytes = fill(new byte[Math.min(length, FIRST_PIECE)], 0, deadline);
        while (bytes.length < length) {
            var had = bytes.length;
            bytes = fill(Arrays.copyOf(bytes, Math.min(length, 2 * had)), had, deadline);
        }
        return bytes;
    }

    private byte[] fill(byte[] bytes, int from, Deadline deadline) throws IOException {
        var buffer = ByteBuffer.wrap(bytes, from, bytes.length - from);
        while (buffer.hasRemaining()) {
            var count = channel.read(buffer);
            if (count < 0) {
                throw new EOFException("the other side has gone");
            }
            if (count == 0) {
                await(readable, deadline);
            }
        }
        return bytes;
    }

    private void awaitRoom() throws IOException {
        var selector = writable;
        if (selector == null) {
            selector = Selector.open();
            writable = selector;
            channel.register(selector, SelectionKey.OP_WRITE);
        }
        stuckSince = System.nanoTime();
        try {
            await(selector, Deadline.NEVER);
        } finally {
            stuckSince = 0;
        }
    }

    private void await(Selector selector, Deadline deadline) throws IOException {
        try {
            selector.select(_ -> {}, deadline.millisLeft());
        } catch (ClosedSelectorException e) {
            throw closed(e);
        }
        if (!channel.isOpen()) {
            throw new ClosedChannelException();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("told to stop");
        }
    }

    private static IOException closed(ClosedSelectorException cause) {
        var closed = new ClosedChannelException();
        closed.initCause(cause);
        return closed;
    }

    /// @param at by [System#nanoTime()]; null is never
    private record Deadline(@Nullable Long at) {
        static final Deadline NEVER = new Deadline(null);

        static Deadline after(Duration patience) {
            return new Deadline(System.nanoTime() + patience.toNanos());
        }

        /// 0 is for ever, as selectors have it.
        long millisLeft() throws SocketTimeoutException {
            if (at == null) {
                return 0;
            }
            var left = Duration.ofNanos(at - System.nanoTime()).toMillis();
            if (left <= 0) {
                throw new SocketTimeoutException("not in time");
            }
            return left;
        }
    }
}
