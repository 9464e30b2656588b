package dev.sluice.app.owner;

import dev.sluice.cli.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The terminal of another process.
final class GuestTerminal implements Terminal {
    private static final Logger LOG = LoggerFactory.getLogger(GuestTerminal.class);

    private final FrameChannel channel;
    private final Request request;
    private final PrintWriter out;
    private final PrintWriter err;
    private final InputStream in = new GuestInput(this::moreInput);
    private final CountDownLatch gone = new CountDownLatch(1);
    private final LinkedBlockingQueue<Frame> answers = new LinkedBlockingQueue<>();

    GuestTerminal(FrameChannel channel, Request request) {
        this.channel = channel;
        this.request = request;
        this.out = new PrintWriter(new FrameWriter(channel, Frame.Type.OUT));
        this.err = new PrintWriter(new FrameWriter(channel, Frame.Type.ERR));
    }

    /// Takes the guest's answers until it goes. Runs on a thread of its own.
    void listen() {
        try {
            while (true) {
                answers.add(channel.read());
            }
        } catch (IOException e) {
            LOG.debug("the guest has gone", e);
        } finally {
            end();
        }
    }

    /// Asks the command to end, as if the person had gone.
    void end() {
        gone.countDown();
        answers.add(Frame.of(Frame.Type.NO_SECRET));
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
        return in;
    }

    @Override
    public Optional<String> environment(String name) {
        return Optional.ofNullable(request.environment().get(name));
    }

    @Override
    public Path directory() {
        return Path.of(request.directory());
    }

    @Override
    public Optional<char[]> askSecret(String prompt) {
        var answer = ask(Frame.of(Frame.Type.PROMPT, prompt));
        if (answer.type() != Frame.Type.SECRET) {
            return Optional.empty();
        }
        var decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(answer.content()));
        var secret = new char[decoded.length()];
        decoded.get(secret);
        Arrays.fill(answer.content(), (byte) 0);
        return Optional.of(secret);
    }

    @Override
    public boolean pause(Duration time) {
        try {
            return !gone.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private byte[] moreInput() {
        var answer = ask(Frame.of(Frame.Type.WANT_INPUT));
        return answer.type() == Frame.Type.INPUT ? answer.content() : new byte[0];
    }

    private Frame ask(Frame question) {
        try {
            if (gone.getCount() > 0) {
                channel.write(question);
            }
            return Objects.requireNonNull(answers.take());
        } catch (IOException e) {
            LOG.debug("the guest has gone", e);
            return Frame.of(Frame.Type.NO_SECRET);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Frame.of(Frame.Type.NO_SECRET);
        }
    }
}
