package dev.sluice.adapter.nats.session;

import dev.sluice.domain.port.LinkFactory.Credentials;
import io.nats.client.Options;

/// What all our connections have in common: they log in with a seed that they are lent, tell what becomes of them,
/// and make no threads of their own.
public record ConnectionOptions(LinkThreads threads, LinkTimings timings) {
    public Options.Builder of(String name, Credentials credentials, SessionEvents events) {
        return new Options.Builder()
                .connectionName(name)
                .connectionTimeout(ConnectAttempt.most(timings.connect()))
                .authHandler(new SeedAuth(credentials, events::greeted))
                .errorListener(events)
                .connectionListener(events)
                .executor(threads.executor())
                .connectExecutor(threads.executor())
                .readerExecutor(threads.executor())
                .writerExecutor(threads.executor())
                .callbackExecutor(new DirectExecutor())
                .scheduledExecutor(threads.scheduler());
    }
}
