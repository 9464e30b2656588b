package dev.sluice.app;

import dev.sluice.cli.io.Terminal;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// A terminal whose both ends the test holds.
public final class TestTerminal implements Terminal {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Semaphore lines = new Semaphore(0);
    private final PrintWriter outWriter = new PrintWriter(out) {
        @Override
        public void println(String text) {
            super.println(text);
            lines.release();
        }
    };
    private final PrintWriter errWriter = new PrintWriter(err);
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Path directory;
    private final Map<String, String> environment;
    private final InputStream in;
    private final Optional<String> secret;

    public TestTerminal(Path directory, Map<String, String> environment) {
        this(directory, environment, "", Optional.empty());
    }

    /// @param typed what comes over the standard input
    /// @param secret what the person types when asked
    public TestTerminal(Path directory, Map<String, String> environment, String typed, Optional<String> secret) {
        this(directory, environment, new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), secret);
    }

    public TestTerminal(Path directory, Map<String, String> environment, InputStream in, Optional<String> secret) {
        this.directory = directory;
        this.environment = Map.copyOf(environment);
        this.in = in;
        this.secret = secret;
    }

    /// Whether so many lines were printed within a while.
    public boolean awaitLines(int count) throws InterruptedException {
        return lines.tryAcquire(count, 30, TimeUnit.SECONDS);
    }

    public String printed() {
        return out.toString();
    }

    public String complained() {
        return err.toString();
    }

    public void stop() {
        stop.countDown();
    }

    @Override
    public PrintWriter out() {
        return outWriter;
    }

    @Override
    public PrintWriter err() {
        return errWriter;
    }

    @Override
    public InputStream in() {
        return in;
    }

    @Override
    public Optional<String> environment(String name) {
        return Optional.ofNullable(environment.get(name));
    }

    @Override
    public Path directory() {
        return directory;
    }

    @Override
    public Optional<char[]> askSecret(String prompt) {
        return secret.map(String::toCharArray);
    }

    @Override
    public boolean pause(Duration time) {
        try {
            return !stop.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
