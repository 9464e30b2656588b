package dev.sluice.ui.connection;

import dev.sluice.domain.problem.Problem;
import java.util.Set;
import java.util.function.Consumer;

/// Adds what a form holds to the staged changes, in the background.
///
/// @param <D> what is filled in
@FunctionalInterface
public interface SubjectStaging<D> {
    /// @param confirmed subjects that were typed once more, since much goes over by them
    void stage(D draft, Set<String> confirmed, Runnable done, Consumer<Problem> wrong);
}
