package dev.sluice.domain.time;

import java.time.Duration;

/// Pauses between attempts: each twice as long as the one before, up to the longest.
public record Backoff(Duration first, Duration longest) {
    /// So many that any pause has become the longest; more would overflow.
    private static final int MOST_DOUBLINGS = 20;

    /// @param failures that there were, at least one
    public Duration after(int failures) {
        var doubled = first.multipliedBy(1L << Math.clamp(failures - 1L, 0, MOST_DOUBLINGS));
        return doubled.compareTo(longest) < 0 ? doubled : longest;
    }
}
