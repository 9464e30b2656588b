package dev.sluice.adapter.nats;

import dev.sluice.adapter.nats.session.LinkDependencies;
import dev.sluice.adapter.nats.session.LinkThreads;
import dev.sluice.adapter.nats.session.LinkTimings;
import dev.sluice.adapter.nats.session.ReconnectDelay;
import dev.sluice.domain.port.LinkFactory;
import dev.sluice.domain.port.ServerLink;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Server links over jnats. Unless files say otherwise, `tls://` addresses use the JDK's trust store.
public final class NatsLinkFactory implements LinkFactory {
    private final LinkThreads threads;
    private final InstantSource clock;
    private final RandomGenerator jitter;
    private final LinkTimings timings;

    /// @param jitter spreads reconnects of several consoles; need not be strong
    public NatsLinkFactory(LinkThreads threads, InstantSource clock, RandomGenerator jitter, LinkTimings timings) {
        this.threads = threads;
        this.clock = clock;
        this.jitter = jitter;
        this.timings = timings;
    }

    @Override
    public ServerLink open(Target target, Supplier<Credentials> credentials) {
        var backoff = new ReconnectDelay(timings.retries(), jitter);
        var link = new NatsLink(target, credentials, new LinkDependencies(threads, clock, timings, backoff));
        link.connectFirst();
        return link;
    }
}
