package dev.sluice.domain.port;

import java.time.Instant;
import java.util.List;

/// Answers to one SUBSZ question.
///
/// @param answered servers that answered, of `expected`
public record SubscriptionReport(List<Subscription> subscriptions, int answered, int expected, Instant at) {
    public SubscriptionReport {
        subscriptions = List.copyOf(subscriptions);
    }
}
