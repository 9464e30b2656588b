package dev.sluice.adapter.store;

import dev.sluice.adapter.store.file.StateRow;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.StoreTx;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/// A transaction that writes; it knows what it changed, for the ledger and the change feed.
final class SqlTx extends SqlView implements StoreTx {
    private boolean bound;

    SqlTx(Handle handle) {
        super(handle);
    }

    @Override
    public List<Change> changes() {
        return transaction().changes();
    }

    /// Takes over what a part of it changed; the next part begins with none.
    void take(SqlTx part) {
        transaction().take(part.transaction());
        bound |= part.bound;
    }

    Set<Topic> touched() {
        var topics = EnumSet.noneOf(Topic.class);
        changes().forEach(change -> topics.add(change.topic()));
        if (bound) {
            topics.add(Topic.SETTINGS);
        }
        return topics;
    }

    /// Whether it is part of work on servers that was begun by another one.
    boolean goesOn() {
        return touched().contains(Topic.JOURNAL) && changes().stream().noneMatch(Change.JournalBegun.class::isInstance);
    }

    void bind(String workspace, String vault) {
        bound = true;
        new StateRow(transaction().handle()).bind(workspace, vault);
    }
}
