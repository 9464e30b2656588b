package dev.sluice.app;

import dev.sluice.cli.io.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// A terminal whose standard output is a file on a full disk.
public final class FullTerminal implements Terminal {
    private final Terminal behind;
    private final PrintWriter out = new PrintWriter(new FullDisk());

    /// @param behind takes everything else
    public FullTerminal(Terminal behind) {
        this.behind = behind;
    }

    private static final class FullDisk extends Writer {
        @Override
        public void write(char[] characters, int offset, int length) throws IOException {
            throw new IOException("No space left on device");
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Override
    public PrintWriter out() {
        return out;
    }

    @Override
    public PrintWriter err() {
        return behind.err();
    }

    @Override
    public InputStream in() {
        return behind.in();
    }

    @Override
    public Optional<String> environment(String name) {
        return behind.environment(name);
    }

    @Override
    public Path directory() {
        return behind.directory();
    }

    @Override
    public Optional<char[]> askSecret(String prompt) {
        return behind.askSecret(prompt);
    }

    @Override
    public boolean pause(Duration time) {
        return behind.pause(time);
    }
}
