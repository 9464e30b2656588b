package dev.sluice.adapter.nats.session;

import java.time.Duration;

/// How long a link waits for what.
///
/// @param connect for one server's greeting; its verdict on the login may take 3 s more
/// @param discoveryQuiet after an answer to a PING, how long until no further one is awaited
/// @param push for the answers to a push or a delete
/// @param read for the answers to a question
/// @param grace how long a call waits for a link that is just reconnecting
/// @param retries between attempts to reconnect
public record LinkTimings(
        Duration connect, Duration discoveryQuiet, Duration push, Duration read, Duration grace, Retries retries) {

    /// @param first after the first failed attempt, doubled with each further one
    /// @param cap never longer than this
    /// @param refused after a refusal, which only somebody's mending the server ends
    public record Retries(Duration first, Duration cap, Duration refused) {}

    /// nats-server-facts.md#2.1: 500 ms in a local network, 2 s when data is large.
    public static LinkTimings defaults() {
        return new LinkTimings(
                Duration.ofSeconds(2),
                Duration.ofMillis(500),
                Duration.ofSeconds(2),
                Duration.ofSeconds(2),
                Duration.ofSeconds(1),
                new Retries(Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(15)));
    }

    public LinkTimings withRetries(Retries value) {
        return new LinkTimings(connect, discoveryQuiet, push, read, grace, value);
    }
}
