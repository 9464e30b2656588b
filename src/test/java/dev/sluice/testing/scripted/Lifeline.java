package dev.sluice.testing.scripted;

import java.util.concurrent.atomic.AtomicInteger;

/// Counts the moments at which a process may be killed, before and after each transaction and each request to
/// servers, and ends it at one of them.
public final class Lifeline {
    private static final int NEVER = 0;

    private final AtomicInteger moments = new AtomicInteger();
    private volatile int last = NEVER;

    /// @param moment counted from 1, from now on
    public void endAt(int moment) {
        moments.set(0);
        last = moment;
    }

    /// With the next moment.
    public void endNow() {
        endAt(1);
    }

    public void count() {
        endAt(NEVER);
    }

    public int moments() {
        return moments.get();
    }

    /// Whoever is dead learns nothing any more.
    void requireAlive() {
        if (last != NEVER && moments.get() >= last) {
            throw new Killed();
        }
    }

    /// One more moment, at which it may end.
    void pass() {
        var moment = moments.incrementAndGet();
        if (last != NEVER && moment >= last) {
            throw new Killed();
        }
    }
}
