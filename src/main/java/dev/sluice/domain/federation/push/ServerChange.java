package dev.sluice.domain.federation.push;

import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.store.StoreTx;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One change of servers: its rows, its purpose, and whatever else differs from one change to the next in what
/// [PushProtocol] does with all of them. The methods stand in the order in which they are called.
///
/// @param <T> the rows that it changes
/// @param <R> what comes of it
public non-sealed interface ServerChange<T, R> extends ChangePlan<R> {
    Audience audience();

    /// Refuses what another tool changed on servers, and what cannot be at all; nothing by default, for what
    /// overtakes it.
    default void refuse(DriftGuard guard, ExpectedServers expected) {}

    /// How it is judged before anything is signed; empty for what needs no judgement, such as closing.
    default Optional<Rehearsal> rehearsal(ExpectedServers expected) {
        return Optional.empty();
    }

    Journal.Kind kind();

    /// Whose work it is in the journal, if it is one connection's.
    default @Nullable ConnectionId connection() {
        return null;
    }

    Purpose purpose();

    /// Written in one transaction with the journal entry, before anything is pushed.
    T rows(StoreTx tx, PushRun run);

    /// Connections among them, which listeners are told of.
    default List<Connection> changed(T rows) {
        return List.of();
    }

    /// Pushes and proves its accounts in their order, and ends the journal entry when nothing is left to do.
    R push(T rows, PushRun run);

    /// The change as it would be, judged.
    interface Rehearsal {
        /// Within a transaction that is rolled back.
        List<PreflightFinding> rows(StoreTx tx);

        /// What only servers know; asked when the rows are good.
        default List<PreflightFinding> live(ExpectedServers expected) {
            return List.of();
        }
    }
}
