package dev.sluice.domain.model.record;

import dev.sluice.domain.model.EnvironmentId;
import java.time.Instant;

/// A server that answered once. One that counts, is known and is silent is missing, whatever the others count
/// (nats-server-facts.md#1.4).
///
/// @param name the id of one without a name
public record KnownServer(
        EnvironmentId environment, String name, String version, Instant seenAt, Expectation expectation) {

    public enum Expectation {
        /// Waited for until it is forgotten.
        COUNTED,
        /// Of this operator and without a name of its own: at its next start it has another id, so it is waited
        /// for only while others count it.
        NAMELESS,
        /// A leaf node or cluster without an operator or with another: nothing is expected of it.
        STRANGER
    }

    public boolean isCounted() {
        return expectation == Expectation.COUNTED;
    }
}
