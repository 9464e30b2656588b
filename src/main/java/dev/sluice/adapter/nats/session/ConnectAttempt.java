package dev.sluice.adapter.nats.session;

import dev.sluice.domain.problem.ProblemCode;
import io.nats.client.AuthenticationException;
import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// One attempt to connect, given up as soon as the server refuses it, or when it does not greet in time: jnats has
/// one timeout for everything. A server that has greeted gets longer, since it looks for an account it does not
/// know for 1.9 s before it refuses (nats-server-facts.md#1.12). A connection that comes of it later is closed.
public final class ConnectAttempt {
    private static final Duration LOGIN = Duration.ofSeconds(3);

    private final SessionEvents events;
    private final CompletableFuture<Connection> outcome = new CompletableFuture<>();

    private final String silence;

    private ConnectAttempt(SessionEvents events, String silence) {
        this.events = events;
        this.silence = silence;
    }

    /// How long jnats may take altogether.
    public static Duration most(Duration greeting) {
        return greeting.plus(LOGIN);
    }

    public static Connection connect(Options options, SessionEvents events, Executor executor, Duration greeting)
            throws DialFailure {
        var attempt = new ConnectAttempt(events, silence(options, greeting));
        events.onError(attempt::refused);
        executor.execute(() -> attempt.run(options));
        return attempt.await(greeting);
    }

    /// A server that waits for TLS says as little as one that is away.
    private static String silence(Options options, Duration greeting) {
        var words = "no answer within " + greeting.toMillis() + " ms";
        return options.isTlsFirst()
                ? words
                : words + "; one with \"handshake_first\" only answers where the environment is set to \"tls-first\"";
    }

    private void run(Options options) {
        try {
            var connection = Nats.connect(options);
            if (!outcome.complete(connection)) {
                connection.close();
            }
        } catch (AuthenticationException e) {
            refused(reason(e));
        } catch (IOException e) {
            fail(ProblemCode.SERVER_UNREACHABLE, reason(e));
        } catch (IllegalArgumentException | IllegalStateException e) {
            fail(ProblemCode.SERVER_UNREACHABLE, "not an address: " + ServerText.fault(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            fail(ProblemCode.SERVER_UNREACHABLE, "interrupted");
        }
    }

    private Connection await(Duration greeting) throws DialFailure {
        try {
            try {
                return outcome.get(greeting.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                if (!events.wasGreeted()) {
                    fail(ProblemCode.SERVER_UNREACHABLE, silence);
                }
                return outcome.get();
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof DialFailure failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException _) {
            var interrupted = new DialFailure(ProblemCode.SERVER_UNREACHABLE, "interrupted");
            outcome.completeExceptionally(interrupted);
            Thread.currentThread().interrupt();
            throw interrupted;
        }
    }

    /// Any error that the server reports before the login is done ends it.
    private void refused(String words) {
        var lower = words.toLowerCase(Locale.ROOT);
        var ofUs = lower.contains("authorization") || lower.contains("authentication") || lower.contains("account");
        fail(ofUs ? ProblemCode.LINK_REFUSED : ProblemCode.SERVER_UNREACHABLE, words);
    }

    private void fail(ProblemCode code, String reason) {
        outcome.completeExceptionally(new DialFailure(code, reason));
    }

    private String reason(Exception e) {
        return events.reason().orElse(ServerText.fault(e));
    }
}
