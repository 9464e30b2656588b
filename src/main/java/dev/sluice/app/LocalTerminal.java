package dev.sluice.app;

import dev.sluice.cli.io.Terminal;
import java.io.BufferedWriter;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The terminal of this process. Everything is UTF-8, as in every file that Sluice writes.
final class LocalTerminal implements Terminal {
    private final PrintWriter out = writer(FileDescriptor.out);
    private final PrintWriter err = writer(FileDescriptor.err);
    private final CountDownLatch stop = new CountDownLatch(1);
    private volatile boolean pausing;

    /// The person pressed Ctrl+C, or the system ends us.
    ///
    /// @return whether a command was waiting, which will end in order now
    boolean stop() {
        stop.countDown();
        return pausing;
    }

    @Override
    public PrintWriter out() {
        return out;
    }

    @Override
    public PrintWriter err() {
        return err;
    }

    @Override
    public InputStream in() {
        return System.in;
    }

    @Override
    public Optional<String> environment(String name) {
        return Optional.ofNullable(System.getenv(name));
    }

    @Override
    public Path directory() {
        return Path.of("").toAbsolutePath();
    }

    /// On the terminal itself, so that the answer is neither echoed nor piped.
    @Override
    public Optional<char[]> askSecret(String prompt) {
        return Optional.ofNullable(System.console())
                .filter(Console::isTerminal)
                .map(console -> console.readPassword("%s", prompt));
    }

    @Override
    public boolean pause(Duration time) {
        pausing = true;
        try {
            return !stop.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            pausing = stop.getCount() == 0;
        }
    }

    private static PrintWriter writer(FileDescriptor descriptor) {
        var stream = new FileOutputStream(descriptor);
        return new PrintWriter(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8)));
    }
}
