package dev.sluice.adapter.store.row;

import dev.sluice.domain.port.store.Change;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/// What the repositories of one transaction share: the database, and the list of what was changed through them.
public final class RowTransaction {
    private final Handle handle;
    private final List<Change> changes = new ArrayList<>();

    public RowTransaction(Handle handle) {
        this.handle = handle;
    }

    public Handle handle() {
        return handle;
    }

    public List<Change> changes() {
        return List.copyOf(changes);
    }

    /// Takes over what a part of this transaction changed.
    public void take(RowTransaction part) {
        changes.addAll(part.changes);
        part.changes.clear();
    }

    void changed(Change change) {
        changes.add(change);
    }
}
