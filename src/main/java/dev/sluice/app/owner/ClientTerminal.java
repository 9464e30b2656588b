package dev.sluice.app.owner;

import dev.sluice.cli.io.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The terminal of another process. It is asked one thing at a time; what it says without being asked ends the
/// conversation.
final class ClientTerminal implements Terminal {
    private static final Logger LOG = LoggerFactory.getLogger(ClientTerminal.class);

    private final FrameChannel channel;
    private final OwnerRequest request;
    private final PrintWriter out;
    private final PrintWriter err;
    private final InputStream in = new ClientInput(this::moreInput);
    private volatile boolean hungUp;
    private final CountDownLatch gone = new CountDownLatch(1);
    private final AtomicReference<Optional<Question>> open = new AtomicReference<>(Optional.empty());
    /// The answer to the open question, and perhaps that the guest has gone.
    private final BlockingQueue<Frame> answers = new ArrayBlockingQueue<>(3);

    /// @param since by [System#nanoTime()]
    private record Question(Frame.Type type, long since) {
        boolean isAnsweredBy(Frame answer) {
            return switch (type) {
                case WANT_INPUT -> answer.type() == Frame.Type.INPUT;
                case PROMPT -> answer.type() == Frame.Type.SECRET || answer.type() == Frame.Type.NO_SECRET;
                case WANT_RECEIPT -> answer.type() == Frame.Type.RECEIPT;
                case REQUEST, ACCEPTED, OUT, ERR, INPUT, SECRET, NO_SECRET, RECEIPT, EXIT -> false;
            };
        }
    }

    ClientTerminal(FrameChannel channel, OwnerRequest request) {
        this.channel = channel;
        this.request = request;
        this.out = new PrintWriter(new FrameWriter(channel, Frame.Type.OUT));
        this.err = new PrintWriter(new FrameWriter(channel, Frame.Type.ERR));
    }

    /// Takes the guest's answers until it goes. Runs on a thread of its own.
    void listen() {
        try {
            while (true) {
                take(channel.read());
            }
        } catch (IOException e) {
            LOG.debug("the guest has gone", e);
        } finally {
            hungUp = true;
            end();
        }
    }

    /// Asks the command to end, as if the person had gone.
    void end() {
        gone.countDown();
        answers.offer(Frame.of(Frame.Type.NO_SECRET));
    }

    /// Hangs up, so that nothing waits for this guest any more.
    void dismiss() {
        end();
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("the guest has gone", e);
        }
    }

    /// How long the command has been waiting for this guest to answer, or to take what is printed.
    Duration keepsWaiting() {
        var now = System.nanoTime();
        var asked = open.get().map(question -> now - question.since()).orElse(0L);
        var stuck = channel.stuckSince();
        return Duration.ofNanos(Math.max(asked, stuck == 0 ? 0 : now - stuck));
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

    /// Only the other process knows whether its terminal took everything; it does even when the owner is about to
    /// close.
    @Override
    public boolean delivered() {
        if (out.checkError()) {
            return false;
        }
        try {
            open.set(Optional.of(new Question(Frame.Type.WANT_RECEIPT, System.nanoTime())));
            channel.write(Frame.of(Frame.Type.WANT_RECEIPT));
            var receipt = receipt().content();
            return receipt.length == 1 && receipt[0] == Frame.TAKEN;
        } catch (IOException e) {
            LOG.debug("the guest has gone", e);
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// Whoever was asked to end may have left an answer to a question that is none any more.
    private Frame receipt() throws InterruptedException {
        var answer = Frame.of(Frame.Type.NO_SECRET);
        while (answer.type() != Frame.Type.RECEIPT && !(hungUp && answers.isEmpty())) {
            answer = answers.take();
        }
        return answer;
    }

    private byte[] moreInput() {
        var answer = ask(Frame.of(Frame.Type.WANT_INPUT));
        return answer.type() == Frame.Type.INPUT ? answer.content() : new byte[0];
    }

    private void take(Frame answer) throws IOException {
        var question = open.getAndSet(Optional.empty());
        if (question.filter(asked -> asked.isAnsweredBy(answer)).isEmpty()) {
            channel.close();
            throw new IOException("the guest sent what nobody asked for: " + answer.type());
        }
        answers.offer(answer);
    }

    private Frame ask(Frame question) {
        try {
            if (gone.getCount() == 0) {
                return Frame.of(Frame.Type.NO_SECRET);
            }
            open.set(Optional.of(new Question(question.type(), System.nanoTime())));
            channel.write(question);
            return answers.take();
        } catch (IOException e) {
            LOG.debug("the guest has gone", e);
            return Frame.of(Frame.Type.NO_SECRET);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Frame.of(Frame.Type.NO_SECRET);
        }
    }
}
