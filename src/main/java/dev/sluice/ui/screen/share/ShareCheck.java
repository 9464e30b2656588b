package dev.sluice.ui.screen.share;

import dev.sluice.domain.problem.Problem;

/// How far something that was typed is checked.
///
/// @param <T> what the check found
sealed interface ShareCheck<T> {

    /// Nothing was asked, or there is no answer yet.
    record Open<T>() implements ShareCheck<T> {}

    record Holds<T>(T found) implements ShareCheck<T> {}

    record Refused<T>(Problem problem) implements ShareCheck<T> {}
}
