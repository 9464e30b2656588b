package dev.sluice.testing;

import dev.sluice.adapter.nats.NatsLinkFactory;
import dev.sluice.adapter.nats.session.LinkThreads;
import dev.sluice.adapter.nats.session.LinkTimings;
import dev.sluice.adapter.nats.session.LinkTimings.Retries;
import dev.sluice.domain.federation.environment.SystemRights;
import dev.sluice.domain.port.LinkFactory;
import dev.sluice.domain.port.ServerLink;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.awaitility.Awaitility;

/// Server links for tests, with threads that end with the JVM.
public final class TestLinks {
    public static final LinkThreads THREADS = new LinkThreads(
            Executors.newVirtualThreadPerTaskExecutor(),
            Executors.newScheduledThreadPool(
                    1, Thread.ofPlatform().daemon().name("link-timer-", 0).factory()));

    private TestLinks() {}

    /// Links with the usual timings that are quick to reconnect.
    public static LinkFactory factory() {
        return factory(timings());
    }

    private static LinkTimings timings() {
        var retries = new Retries(Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofMillis(100));
        return LinkTimings.defaults().withRetries(retries);
    }

    public static LinkFactory factory(LinkTimings timings) {
        return new NatsLinkFactory(THREADS, InstantSource.system(), RandomGenerator.getDefault(), timings);
    }

    /// A link of that operator's own, with just those rights. Returns when all of these servers know each other:
    /// just after start they may not (nats-server-facts.md#1.4).
    public static ServerLink open(TestOperator operator, SystemRights rights, List<String> urls) {
        return open(timings(), operator, rights, urls);
    }

    public static ServerLink open(LinkTimings timings, TestOperator operator, SystemRights rights, List<String> urls) {
        var link = factory(timings).open(urls, () -> operator.systemUser(rights));
        Awaitility.await().until(() -> link.resolver().expected().servers().size() >= urls.size());
        return link;
    }
}
