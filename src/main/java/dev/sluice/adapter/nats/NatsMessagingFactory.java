package dev.sluice.adapter.nats;

import dev.sluice.domain.federation.port.LinkFactory.Credentials;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Messaging;
import dev.sluice.domain.workspace.MessagingFactory;
import io.nats.client.AuthenticationException;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;

/// Account clients over jnats, with its own reconnect.
public final class NatsMessagingFactory implements MessagingFactory {
    private final LinkThreads threads;
    private final InstantSource clock;
    private final LinkTimings timings;

    public NatsMessagingFactory(LinkThreads threads, InstantSource clock, LinkTimings timings) {
        this.threads = threads;
        this.clock = clock;
        this.timings = timings;
    }

    @Override
    public Messaging connect(List<String> urls, String name, Credentials credentials) {
        var addresses = Addresses.shown(urls);
        var events = new SessionEvents();
        try {
            var connection = Nats.connect(options(urls, name, credentials, events));
            return new AccountClient(connection, credentials.seed(), clock, addresses);
        } catch (AuthenticationException e) {
            credentials.seed().close();
            throw ProblemException.because(
                    e, ProblemCode.LINK_REFUSED, addresses, events.reason().orElse(Texts.fault(e)));
        } catch (IOException | IllegalArgumentException e) {
            credentials.seed().close();
            throw ProblemException.because(
                    e,
                    ProblemCode.SERVER_UNREACHABLE,
                    addresses,
                    events.reason().orElse(Texts.fault(e)));
        } catch (InterruptedException e) {
            credentials.seed().close();
            Thread.currentThread().interrupt();
            throw ProblemException.because(e, ProblemCode.SERVER_UNREACHABLE, addresses, "interrupted");
        }
    }

    private Options options(List<String> urls, String name, Credentials credentials, SessionEvents events) {
        return new Options.Builder()
                .servers(urls.toArray(String[]::new))
                .connectionName(name)
                .connectionTimeout(timings.connect())
                .maxReconnects(-1)
                .reconnectWait(timings.retries().first())
                .authHandler(new SeedAuth(credentials.userJwt(), credentials.seed()))
                .errorListener(events)
                .connectionListener(events)
                .executor(threads.executor())
                .connectExecutor(threads.executor())
                .readerExecutor(threads.executor())
                .writerExecutor(threads.executor())
                .callbackExecutor(new DirectExecutor())
                .scheduledExecutor(threads.scheduler())
                .build();
    }
}
