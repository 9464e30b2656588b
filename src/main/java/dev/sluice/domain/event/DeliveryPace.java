package dev.sluice.domain.event;

import java.time.Duration;
import java.time.Instant;

/// So many at once, and then one after each pause: what a single act does goes out at once, and what an act on
/// thousands does leaves the machine to others. For one thread.
final class DeliveryPace {
    private final int atOnce;
    private final Duration pause;
    private Instant restedAt = Instant.MIN;

    DeliveryPace(int atOnce, Duration pause) {
        this.atOnce = atOnce;
        this.pause = pause;
    }

    boolean isOpen(Instant now) {
        return !next(now).isAfter(longest(now));
    }

    /// @return whether one more may go now
    boolean take(Instant now) {
        var open = isOpen(now);
        if (open) {
            restedAt = next(now);
        }
        return open;
    }

    /// When all of it would have been rested from, with one more.
    private Instant next(Instant now) {
        // A clock that was put back lets nobody wait longer than ever.
        var isBehind = restedAt.isBefore(now) || restedAt.isAfter(longest(now));
        return (isBehind ? now : restedAt).plus(pause);
    }

    private Instant longest(Instant now) {
        return now.plus(pause.multipliedBy(atOnce));
    }
}
