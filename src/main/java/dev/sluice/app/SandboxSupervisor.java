package dev.sluice.app;

import dev.sluice.adapter.nats.client.NatsMessagingFactory;
import dev.sluice.adapter.nats.session.LinkThreads;
import dev.sluice.adapter.nats.session.LinkTimings;
import dev.sluice.adapter.sandbox.Supervisor;
import dev.sluice.app.runtime.SystemSources;
import dev.sluice.app.runtime.Threads;

/// The process that keeps the servers of a detached sandbox. It never opens the database.
public final class SandboxSupervisor {
    private SandboxSupervisor() {}

    /// Takes orders from the standard input and answers on the standard output; nothing else may be written there.
    public static void main(String[] arguments) {
        var answers = System.out;
        System.setOut(System.err);
        var sources = SystemSources.real();
        var threads = new Threads(new UncaughtHandler());
        var links = new LinkThreads(threads.links(), threads.scheduler());
        var messaging = new NatsMessagingFactory(links, sources.clock(), LinkTimings.defaults());
        System.exit(new Supervisor(messaging, threads.scheduler()).run(System.in, answers));
    }
}
