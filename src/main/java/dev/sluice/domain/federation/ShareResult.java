package dev.sluice.domain.federation;

import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.problem.Problem;

/// How far a share got that was asked for as a whole.
public sealed interface ShareResult {
    /// Both sides are done, as far as the outcome says.
    record Accepted(Connection connection, Outcome outcome) implements ShareResult {}

    /// The offer stands, and could not be accepted: it can be accepted again, or taken back.
    record OfferStands(Connection offer, Problem problem) implements ShareResult {}
}
