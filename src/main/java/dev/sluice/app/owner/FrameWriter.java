package dev.sluice.app.owner;

import java.io.IOException;
import java.io.Writer;

/// Text on its way to another process, sent when flushed or when there is much of it. A frame never ends within a
/// character.
final class FrameWriter extends Writer {
    private static final int MUCH = 8 * 1024;

    private final FrameChannel channel;
    private final Frame.Type type;
    private final StringBuilder text = new StringBuilder();

    FrameWriter(FrameChannel channel, Frame.Type type) {
        this.channel = channel;
        this.type = type;
    }

    @Override
    public void write(char[] characters, int offset, int length) throws IOException {
        synchronized (lock) {
            text.append(characters, offset, length);
            while (text.length() >= MUCH) {
                send(MUCH);
            }
        }
    }

    @Override
    public void flush() throws IOException {
        synchronized (lock) {
            if (!text.isEmpty()) {
                send(text.length());
            }
        }
    }

    @Override
    public void close() throws IOException {
        flush();
    }

    private void send(int count) throws IOException {
        var end = Character.isHighSurrogate(text.charAt(count - 1)) && count > 1 ? count - 1 : count;
        channel.write(Frame.of(type, text.substring(0, end)));
        text.delete(0, end);
    }
}
