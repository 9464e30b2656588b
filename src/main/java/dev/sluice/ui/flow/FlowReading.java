package dev.sluice.ui.flow;

import dev.sluice.domain.flow.FlowHealth;
import dev.sluice.domain.flow.FlowSample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What is known of one connection's flow: its last sample, and those before it, oldest first.
public record FlowReading(FlowSample last, List<FlowSample> history) {

    public FlowReading {
        history = List.copyOf(history);
    }

    /// Messages per second; `NaN`, a gap, when no server answered or there is nothing to compare with.
    public static double rate(FlowSample sample) {
        return sample.serversAnswered() == 0 ? Double.NaN : sample.messagesPerSecond();
    }

    public Duration age(Instant now) {
        var age = Duration.between(last.at(), now);
        return age.isNegative() ? Duration.ZERO : age;
    }

    /// Whether the time between two samples is too long to draw a line over it.
    public static boolean isGap(FlowSample before, FlowSample after) {
        return Duration.between(before.at(), after.at()).compareTo(FlowHealth.FRESH) > 0;
    }

    /// The last rates, oldest first, with a gap where samples are missing.
    ///
    /// @param count at most so many
    public List<Double> rates(int count) {
        var recent = history.subList(Math.max(0, history.size() - count), history.size());
        var rates = new ArrayList<Double>();
        for (var i = 0; i < recent.size(); i++) {
            if (i > 0 && isGap(recent.get(i - 1), recent.get(i))) {
                rates.add(Double.NaN);
            }
            rates.add(rate(recent.get(i)));
        }
        return rates;
    }
}
