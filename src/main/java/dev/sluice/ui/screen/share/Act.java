package dev.sluice.ui.screen.share;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.problem.Problem;
import java.util.Optional;

/// How far the sharing got.
sealed interface Act {
    record NotYet() implements Act {}

    record Running() implements Act {}

    /// The offer stands and waits for the partner.
    record Offered(Connection connection) implements Act {}

    /// Both sides are done, as the sentence says.
    record Shared(Connection connection, String sentence) implements Act {
        boolean isActive() {
            return connection.state() == ConnectionState.ACTIVE;
        }
    }

    /// @param offer what stands nevertheless; empty when nothing was made
    record Failed(Problem problem, Optional<Connection> offer) implements Act {}
}
