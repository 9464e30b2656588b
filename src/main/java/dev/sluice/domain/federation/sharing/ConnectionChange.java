package dev.sluice.domain.federation.sharing;

import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.push.PushRun;
import dev.sluice.domain.federation.push.ServerChange;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Purpose;
import dev.sluice.domain.port.store.StoreTx;
import java.util.List;

/// A change of servers that is one connection's work.
abstract class ConnectionChange implements ServerChange<Connection, OperationResult<Connection>> {
    private final ConnectionId id;
    private final Journal.Kind kind;
    private final Purpose purpose;

    ConnectionChange(ConnectionId id, Journal.Kind kind, Purpose purpose) {
        this.id = id;
        this.kind = kind;
        this.purpose = purpose;
    }

    @Override
    public final Journal.Kind kind() {
        return kind;
    }

    @Override
    public final ConnectionId connection() {
        return id;
    }

    @Override
    public final Purpose purpose() {
        return purpose;
    }

    @Override
    public final Connection rows(StoreTx tx, PushRun run) {
        var changed = change(tx, run);
        tx.connections().save(changed);
        return changed;
    }

    /// Changes the rows that go with it.
    ///
    /// @return the connection as it is to be saved
    abstract Connection change(StoreTx tx, PushRun run);

    @Override
    public final List<Connection> changed(Connection rows) {
        return List.of(rows);
    }
}
