package dev.sluice.adapter.nats;

import dev.sluice.adapter.nats.resolver.ServerDiscovery;
import dev.sluice.adapter.nats.session.Addresses;
import dev.sluice.adapter.nats.session.ConnectAttempt;
import dev.sluice.adapter.nats.session.ConnectionOptions;
import dev.sluice.adapter.nats.session.DialFailure;
import dev.sluice.adapter.nats.session.LinkThreads;
import dev.sluice.adapter.nats.session.LinkTimings;
import dev.sluice.adapter.nats.session.ServerSession;
import dev.sluice.adapter.nats.session.ServerText;
import dev.sluice.adapter.nats.session.SessionEvents;
import dev.sluice.adapter.nats.tls.TlsContext;
import dev.sluice.domain.model.TlsFiles;
import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.problem.ProblemCode;
import io.nats.client.Options;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Makes sessions: tries each address once and checks that the system account answers.
final class Dialer {
    private static final Duration PING = Duration.ofSeconds(10);

    private final LinkThreads threads;
    private final LinkTimings timings;
    private final TlsFiles tls;

    Dialer(LinkThreads threads, LinkTimings timings, TlsFiles tls) {
        this.threads = threads;
        this.timings = timings;
        this.tls = tls;
    }

    /// The first session that a server grants. Leaves the credentials to the caller.
    ServerSession dial(List<String> urls, Credentials credentials) throws DialFailure {
        var refusals = new ArrayList<DialFailure>();
        var faults = new ArrayList<DialFailure>();
        for (var url : urls) {
            try {
                return checked(connect(url, credentials));
            } catch (DialFailure failure) {
                (failure.isRefusal() ? refusals : faults).add(failure);
            }
            if (Thread.currentThread().isInterrupted()) {
                break;
            }
        }
        // A server that refuses us says more than one that is away.
        if (!refusals.isEmpty()) {
            throw refusals.getFirst();
        }
        throw faults.isEmpty() ? new DialFailure(ProblemCode.SERVER_UNREACHABLE, "no address") : faults.getFirst();
    }

    private ServerSession connect(String url, Credentials credentials) throws DialFailure {
        var events = new SessionEvents();
        try {
            var options = options(url, credentials, events);
            return new ServerSession(
                    url, ConnectAttempt.connect(options, events, threads.executor(), timings.connect()), events);
        } catch (IllegalArgumentException e) {
            throw new DialFailure(ProblemCode.SERVER_UNREACHABLE, ServerText.fault(e));
        }
    }

    private Options options(String url, Credentials credentials, SessionEvents events) {
        var options = new ConnectionOptions(threads, timings)
                .of("sluice", credentials, events)
                .server(Addresses.dialled(url))
                .noReconnect()
                .ignoreDiscoveredServers()
                .noEcho()
                .pingInterval(PING)
                .inboxPrefix(credentials.inbox());
        return TlsContext.wherever(List.of(url), tls, options).build();
    }

    /// A user of an ordinary account gets a login too, but no answer (nats-server-facts.md#1.2).
    private ServerSession checked(ServerSession session) throws DialFailure {
        var answered = new ServerDiscovery(timings).hold(session);
        if (answered.heard() > 0) {
            return session;
        }
        session.close();
        if (session.isDeaf()) {
            throw new DialFailure(ProblemCode.INBOX_DENIED, session.inbox());
        }
        throw new DialFailure(ProblemCode.NO_SYSTEM_RIGHTS, "the system account does not answer");
    }
}
