package dev.sluice.adapter.nats.client;

import dev.sluice.adapter.nats.session.ServerText;
import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.nkey.Seed;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.MessageTap;
import dev.sluice.domain.workspace.Messaging;
import io.nats.client.Connection;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import io.nats.client.MessageHandler;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/// A user of an account over one jnats connection.
final class AccountClient implements Messaging {
    private static final Duration FLUSH = Duration.ofSeconds(2);

    private final Connection connection;
    private final Seed seed;
    private final InstantSource clock;
    private final String addresses;

    AccountClient(Connection connection, Seed seed, InstantSource clock, String addresses) {
        this.connection = connection;
        this.seed = seed;
        this.clock = clock;
        this.addresses = addresses;
    }

    @Override
    public void publish(String subject, byte[] body) {
        try {
            connection.publish(subject, body);
        } catch (IllegalStateException e) {
            throw lost(e);
        }
    }

    @Override
    public MessageTap tap(String subject) {
        var tap = new CountingSubscriber(clock);
        return tap.over(connection, subscribed(tap::count, dispatcher -> dispatcher.subscribe(subject)));
    }

    @Override
    public MessageTap tap(String subject, String queue) {
        var tap = new CountingSubscriber(clock);
        return tap.over(connection, subscribed(tap::count, dispatcher -> dispatcher.subscribe(subject, queue)));
    }

    @Override
    public Registration answer(String subject, UnaryOperator<byte[]> answer) {
        var dispatcher = subscribed(message -> reply(message, answer), each -> each.subscribe(subject));
        return () -> end(connection, dispatcher);
    }

    private void reply(Message message, UnaryOperator<byte[]> answer) {
        var replyTo = message.getReplyTo();
        if (replyTo != null) {
            publish(replyTo, answer.apply(message.getData()));
        }
    }

    private Dispatcher subscribed(MessageHandler handler, UnaryOperator<Dispatcher> subscribe) {
        try {
            var dispatcher = subscribe.apply(connection.createDispatcher(handler));
            flush();
            return dispatcher;
        } catch (IllegalStateException e) {
            throw lost(e);
        }
    }

    @Override
    public Optional<byte[]> request(String subject, byte[] body, Duration patience) {
        try {
            var reply = connection.request(subject, body).get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return Optional.of(reply.getData());
        } catch (TimeoutException | CancellationException | ExecutionException _) {
            // jnats cancels the request when nobody listens.
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (IllegalStateException e) {
            throw lost(e);
        }
    }

    @Override
    public void flush() {
        try {
            connection.flush(FLUSH);
        } catch (TimeoutException | IllegalStateException e) {
            throw lost(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            seed.close();
        }
    }

    /// Ends a subscription, unless it has ended already, alone or with its connection.
    static void end(Connection connection, Dispatcher dispatcher) {
        if (dispatcher.isActive()) {
            connection.closeDispatcher(dispatcher);
        }
    }

    private ProblemException lost(Exception cause) {
        return ProblemException.because(cause, ProblemCode.SERVER_UNREACHABLE, addresses, ServerText.fault(cause));
    }
}
