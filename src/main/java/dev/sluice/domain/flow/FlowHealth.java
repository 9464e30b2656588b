package dev.sluice.domain.flow;

import java.time.Duration;

/// How a flow does, judged by its last sample. Pure. Claims no more than the sample shows.
public enum FlowHealth {
    FLOWING,
    IDLE,
    NO_SUBSCRIBER,
    /// Some servers did not answer, and those that did saw nothing.
    PARTLY_SEEN,
    /// There is no earlier sample to compare with.
    MEASURING,
    /// The sample is too old to tell.
    STALE;

    /// Twice the time between two samples, and the time an answer may take (ux.md#2.9).
    public static final Duration FRESH = Duration.ofSeconds(5);

    public static FlowHealth of(FlowSample sample, Duration age) {
        if (age.compareTo(FRESH) > 0) {
            return STALE;
        }
        if (sample.messagesPerSecond() > 0) {
            return FLOWING;
        }
        if (sample.serversAnswered() < sample.serversExpected()) {
            return PARTLY_SEEN;
        }
        if (sample.subscribers() == 0) {
            return NO_SUBSCRIBER;
        }
        return Double.isNaN(sample.messagesPerSecond()) ? MEASURING : IDLE;
    }
}
