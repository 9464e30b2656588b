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
import dev.sluice.domain.model.server.ClientTrial;
import dev.sluice.domain.model.server.ClientTrial.Answer;
import dev.sluice.domain.model.server.ClientTrial.Step;
import dev.sluice.domain.model.server.Login;
import dev.sluice.domain.model.server.ServerRef;
import dev.sluice.domain.port.ClientTrials;
import dev.sluice.domain.port.LinkFactory.Credentials;
import dev.sluice.domain.port.LinkFactory.Target;
import dev.sluice.domain.problem.ProblemCode;
import io.nats.client.Connection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// Clients for a moment, over jnats.
public final class NatsClientTrials implements ClientTrials {
    /// More servers than that tell of each other in no cluster that is meant seriously.
    private static final int MOST_ADDRESSES = 64;
    private static final Duration FLUSH = Duration.ofSeconds(5);

    private final LinkThreads threads;
    private final LinkTimings timings;

    public NatsClientTrials(LinkThreads threads, LinkTimings timings) {
        this.threads = threads;
        this.timings = timings;
    }

    @Override
    public List<Login> logIn(Target target, Supplier<Credentials> credentials) {
        var waiting = new ArrayDeque<>(target.urls());
        var seen = new HashSet<>(target.urls());
        var servers = new HashSet<String>();
        var logins = new ArrayList<Login>();
        while (!waiting.isEmpty()) {
            var url = waiting.remove();
            var mine = credentials.get();
            try (var _ = mine.seed();
                    var open = connect(url, target.tls(), "sluice-login", mine, new SessionEvents())) {
                var info = open.connection().getServerInfo();
                if (servers.add(info.getServerId())) {
                    logins.add(new Login(Addresses.shown(List.of(url)), open.server(), null));
                }
                var scheme = url.contains("://") ? url.substring(0, url.indexOf("://") + 3) : "nats://";
                info.getConnectURLs().stream()
                        .map(address -> scheme + address)
                        .filter(address -> seen.size() < MOST_ADDRESSES && seen.add(address))
                        .forEach(waiting::add);
            } catch (DialFailure failure) {
                logins.add(new Login(Addresses.shown(List.of(url)), null, failure.reason()));
            }
        }
        return logins;
    }

    @Override
    public ClientTrial tryOut(Target target, Credentials credentials, List<Step> steps) {
        var addresses = Addresses.shown(target.urls());
        DialFailure last = new DialFailure(ProblemCode.SERVER_UNREACHABLE, "no address");
        try (var _ = credentials.seed()) {
            for (var url : target.urls()) {
                var events = new SessionEvents();
                var denied = new ConcurrentLinkedQueue<String>();
                events.onDenied(denied::add);
                try (var open = connect(url, target.tls(), "sluice-trial", credentials, events)) {
                    var answers = new ArrayList<Answer>();
                    for (var step : steps) {
                        denied.clear();
                        run(open.connection(), step);
                        open.connection().flush(FLUSH);
                        answers.add(new Answer(step, denied.poll()));
                    }
                    return new ClientTrial(open.server(), answers);
                } catch (DialFailure failure) {
                    last = failure;
                } catch (TimeoutException e) {
                    last = new DialFailure(ProblemCode.SERVER_UNREACHABLE, ServerText.fault(e));
                } catch (InterruptedException _) {
                    Thread.currentThread().interrupt();
                    break;
                }
            }
        }
        throw last.asProblem(addresses);
    }

    private static void run(Connection connection, Step step) {
        switch (step.deed()) {
            case PUBLISH -> connection.publish(step.subject(), new byte[0]);
            case SUBSCRIBE -> {
                var words = step.subject().split(" ", 2);
                var dispatcher = connection.createDispatcher(_ -> {});
                var _ = words.length == 1 ? dispatcher.subscribe(words[0]) : dispatcher.subscribe(words[0], words[1]);
            }
        }
    }

    private Open connect(String url, TlsFiles tls, String name, Credentials credentials, SessionEvents events)
            throws DialFailure {
        try {
            var options = new ConnectionOptions(threads, timings)
                    .of(name, credentials, events)
                    .server(Addresses.dialled(url))
                    .noReconnect()
                    .ignoreDiscoveredServers()
                    .inboxPrefix(credentials.inbox());
            var secured = TlsContext.wherever(List.of(url), tls, options).build();
            return new Open(ConnectAttempt.connect(secured, events, threads.executor(), timings.connect()));
        } catch (IllegalArgumentException e) {
            throw new DialFailure(ProblemCode.SERVER_UNREACHABLE, ServerText.fault(e));
        }
    }

    /// Closed with the try that opened it.
    private record Open(Connection connection) implements AutoCloseable {
        ServerRef server() {
            var info = connection.getServerInfo();
            return new ServerRef(
                    ServerText.clean(info.getServerId()),
                    ServerText.clean(info.getServerName() == null ? "" : info.getServerName()),
                    ServerText.clean(info.getVersion()));
        }

        @Override
        public void close() {
            try {
                connection.close();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
