package dev.sluice.adapter.nats.client;

import dev.sluice.adapter.nats.session.Addresses;
import dev.sluice.adapter.nats.session.ConnectAttempt;
import dev.sluice.adapter.nats.session.ConnectionOptions;
import dev.sluice.adapter.nats.session.DialFailure;
import dev.sluice.adapter.nats.session.LinkThreads;
import dev.sluice.adapter.nats.session.LinkTimings;
import dev.sluice.adapter.nats.session.ServerText;
import dev.sluice.adapter.nats.session.SessionEvents;
import dev.sluice.adapter.nats.tls.TlsContext;
import dev.sluice.domain.model.TlsFiles;
import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.port.LinkFactory.Target;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.Messaging;
import dev.sluice.domain.workspace.MessagingFactory;
import io.nats.client.Options;
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
        return connect(new Target(urls, TlsFiles.NONE), name, credentials);
    }

    /// The same where servers speak TLS with files of our own.
    ///
    /// @throws ProblemException `TLS_FILES_UNUSABLE` too
    public Messaging connect(Target target, String name, Credentials credentials) {
        var urls = target.urls();
        var addresses = Addresses.shown(urls);
        var events = new SessionEvents();
        try {
            var greeting = timings.connect().multipliedBy(urls.size());
            var options = options(target, name, credentials, events);
            var connection = ConnectAttempt.connect(options, events, threads.executor(), greeting);
            return new AccountClient(connection, credentials.seed(), clock, addresses);
        } catch (DialFailure failure) {
            credentials.seed().close();
            throw failure.asProblem(addresses);
        } catch (ProblemException e) {
            credentials.seed().close();
            throw e;
        } catch (IllegalArgumentException e) {
            credentials.seed().close();
            throw ProblemException.because(e, ProblemCode.SERVER_UNREACHABLE, addresses, ServerText.fault(e));
        }
    }

    private Options options(Target target, String name, Credentials credentials, SessionEvents events) {
        var options = new ConnectionOptions(threads, timings)
                .of(name, credentials, events)
                .servers(Addresses.dialled(target.urls()))
                .maxReconnects(-1)
                .reconnectWait(timings.retries().first());
        return TlsContext.wherever(target.urls(), target.tls(), options).build();
    }
}
