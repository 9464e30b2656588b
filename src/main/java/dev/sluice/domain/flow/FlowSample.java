package dev.sluice.domain.flow;

import dev.sluice.domain.model.ConnectionId;
import java.time.Instant;

/// One reading of one connection's flow.
///
/// @param messagesPerSecond deliveries per second since the reading before; NaN when there is none to compare with
/// (a gap, not a zero)
/// @param subscribers the importer's subscriptions that the exporter's servers know
public record FlowSample(
        ConnectionId connection,
        double messagesPerSecond,
        int subscribers,
        Source source,
        int serversAnswered,
        int serversExpected,
        Instant at) {

    /// Where the number comes from (ux.md#2.9).
    public enum Source {
        SUBSCRIPTION_COUNTERS;

        /// The words people and scripts see.
        public String words() {
            return "subscription counters";
        }
    }
}
