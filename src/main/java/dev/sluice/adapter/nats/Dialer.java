package dev.sluice.adapter.nats;

import dev.sluice.domain.federation.SystemRights;
import dev.sluice.domain.federation.port.LinkFactory.Credentials;
import dev.sluice.domain.problem.ProblemCode;
import io.nats.client.AuthenticationException;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Makes sessions: tries each address once and checks that the system account answers.
final class Dialer {
    private final LinkThreads threads;
    private final LinkTimings timings;

    Dialer(LinkThreads threads, LinkTimings timings) {
        this.threads = threads;
        this.timings = timings;
    }

    /// The first session that a server grants. Leaves the credentials to the caller.
    Session dial(List<String> urls, Credentials credentials) throws DialFailure {
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

    private Session connect(String url, Credentials credentials) throws DialFailure {
        var events = new SessionEvents();
        try {
            return new Session(Nats.connect(options(url, credentials, events)), events);
        } catch (AuthenticationException e) {
            throw new DialFailure(ProblemCode.LINK_REFUSED, events.reason().orElse(Texts.fault(e)));
        } catch (IOException e) {
            throw new DialFailure(
                    ProblemCode.SERVER_UNREACHABLE, events.reason().orElse(Texts.fault(e)));
        } catch (IllegalArgumentException e) {
            throw new DialFailure(ProblemCode.SERVER_UNREACHABLE, "not an address: " + Texts.fault(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new DialFailure(ProblemCode.SERVER_UNREACHABLE, "interrupted");
        }
    }

    private Options options(String url, Credentials credentials, SessionEvents events) {
        return new Options.Builder()
                .server(url)
                .connectionName("sluice")
                .connectionTimeout(timings.connect())
                .noReconnect()
                .ignoreDiscoveredServers()
                .noEcho()
                .pingInterval(java.time.Duration.ofSeconds(10))
                .inboxPrefix(SystemRights.INBOX)
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

    /// A user of an ordinary account gets a login too, but no answer (nats-server-facts 1.2).
    private Session checked(Session session) throws DialFailure {
        var answered = new RollCall(timings).hold(session);
        if (answered.heard() > 0) {
            return session;
        }
        session.close();
        throw new DialFailure(ProblemCode.NO_SYSTEM_RIGHTS, "the system account does not answer");
    }
}
