package dev.sluice.ui.screen.share;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.problem.Problem;
import java.util.Optional;

/// How far the sharing got.
sealed interface ShareProgress {
    record NotYet() implements ShareProgress {}

    record Running() implements ShareProgress {}

    /// The offer stands and waits for the partner.
    record Offered(Connection connection) implements ShareProgress {}

    /// Both sides are done, as the sentence says.
    record Shared(Connection connection, String sentence) implements ShareProgress {
        boolean isActive() {
            return connection.state() == ConnectionState.ACTIVE;
        }
    }

    /// @param offer what stands nevertheless; empty when nothing was made
    record Failed(Problem problem, Optional<Connection> offer) implements ShareProgress {}
}
