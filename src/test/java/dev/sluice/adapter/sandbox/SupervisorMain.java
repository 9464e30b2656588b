package dev.sluice.adapter.sandbox;

import dev.sluice.adapter.nats.client.NatsMessagingFactory;
import dev.sluice.adapter.nats.session.LinkTimings;
import dev.sluice.testing.TestLinks;
import java.time.InstantSource;

/// A supervisor, wired as `app` does it.
public final class SupervisorMain {
    private SupervisorMain() {}

    public static void main(String[] args) {
        var answers = System.out;
        System.setOut(System.err);
        var messaging = new NatsMessagingFactory(TestLinks.THREADS, InstantSource.system(), LinkTimings.defaults());
        System.exit(new Supervisor(messaging, TestLinks.THREADS.scheduler()).run(System.in, answers));
    }
}
