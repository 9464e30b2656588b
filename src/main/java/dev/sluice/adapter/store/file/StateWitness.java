package dev.sluice.adapter.store.file;

import dev.sluice.domain.audit.AuditHead;
import java.util.Optional;
import java.util.function.LongFunction;

/// Remembers outside of the database how far it has come: it is asked before a database is used, each time it is
/// opened, and told of each commit.
public interface StateWitness {
    /// Remembers nothing.
    StateWitness NONE = new StateWitness() {
        @Override
        public void examine(StoreState state, LongFunction<Optional<String>> hashes) {
            // Whatever it is.
        }

        @Override
        public void committed(long number, AuditHead head) {
            // Forgotten at once.
        }
    };

    /// @param hashes of entries of the audit log, by their number
    /// @throws dev.sluice.domain.problem.ProblemException when the database is not the one it was; it is closed
    /// then, as it is
    void examine(StoreState state, LongFunction<Optional<String>> hashes);

    /// Told when the disk has the commit, on the writer's thread.
    void committed(long number, AuditHead head);
}
