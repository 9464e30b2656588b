package dev.sluice.app.owner;

import java.time.Duration;

/// How fast guests may come who want nothing. Commands are not counted, so scripts may run as many as they like.
/// Safe for use by several threads.
final class EmptyVisits {
    private static final long MOST_AT_ONCE = 200;
    private static final Duration FOR_EACH = Duration.ofMillis(5);

    private long freeAt = Long.MIN_VALUE;

    /// Somebody left without having said what for.
    synchronized void left(long nanos) {
        freeAt = Math.max(freeAt, nanos - MOST_AT_ONCE * FOR_EACH.toNanos()) + FOR_EACH.toNanos();
    }

    /// How long nobody is to be let in.
    synchronized Duration pause(long nanos) {
        return freeAt > nanos ? Duration.ofNanos(freeAt - nanos) : Duration.ZERO;
    }
}
