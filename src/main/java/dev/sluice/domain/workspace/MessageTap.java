package dev.sluice.domain.workspace;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Counts messages as they arrive. Closing it ends the subscription.
public interface MessageTap extends AutoCloseable {
    /// Since it was opened.
    long count();

    /// Subjects of the newest messages, at most 100, the newest last.
    List<String> lastSubjects();

    /// When the newest message arrived.
    Optional<Instant> lastArrival();

    @Override
    void close();
}
