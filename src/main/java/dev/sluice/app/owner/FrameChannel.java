package dev.sluice.app.owner;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/// Frames over a socket: one byte of type, four of length, the content. Written by many threads,
/// read by one.
final class FrameChannel implements AutoCloseable {
    /// A request carries the arguments, everything else comes in small pieces.
    private static final int LIMIT = 1024 * 1024;

    private static final int HEADER = 5;

    private final SocketChannel channel;
    private final Object writing = new Object();

    FrameChannel(SocketChannel channel) {
        this.channel = channel;
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
                channel.write(buffer);
            }
        }
    }

    /// @throws EOFException when the other side has gone
    Frame read() throws IOException {
        var header = fill(HEADER);
        var type = Frame.Type.of(header.get()).orElseThrow(() -> new IOException("this is not a frame"));
        var length = header.getInt();
        if (length < 0 || length > LIMIT) {
            throw new IOException("this is not a frame");
        }
        return new Frame(type, fill(length).array());
    }

    /// Waits no longer than that for a frame to begin.
    ///
    /// @throws SocketTimeoutException when none does
    Frame read(Duration patience) throws IOException {
        channel.configureBlocking(false);
        try (var selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            if (selector.select(patience.toMillis()) == 0) {
                throw new SocketTimeoutException("no answer within " + patience);
            }
        }
        channel.configureBlocking(true);
        return read();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private ByteBuffer fill(int length) throws IOException {
        var buffer = ByteBuffer.allocate(length);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new EOFException("the other side has gone");
            }
        }
        return buffer.flip();
    }
}
