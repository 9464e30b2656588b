package dev.sluice.testing.memory;

import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.StoreTx;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// One transaction on a copy of everything, which is thrown away or takes the place of it.
record MemoryTx(MemoryTables tables, List<Change> changes) implements StoreTx {
    static MemoryTx on(MemoryTables committed) {
        return new MemoryTx(committed.copy(), new ArrayList<>());
    }

    /// Who only reads needs no copy.
    static MemoryTx reading(MemoryTables committed) {
        return new MemoryTx(committed, List.of());
    }

    @Override
    public List<Change> changes() {
        return List.copyOf(changes);
    }

    void changed(Change change) {
        changes.add(change);
    }

    Set<Topic> topics() {
        return changes.stream().map(Change::topic).collect(Collectors.toSet());
    }

    @Override
    public MemoryEnvironments environments() {
        return new MemoryEnvironments(this);
    }

    @Override
    public MemoryAccounts accounts() {
        return new MemoryAccounts(this);
    }

    @Override
    public MemoryUsers users() {
        return new MemoryUsers(this);
    }

    @Override
    public MemoryExports exports() {
        return new MemoryExports(this);
    }

    @Override
    public MemoryImports imports() {
        return new MemoryImports(this);
    }

    @Override
    public MemoryConnections connections() {
        return new MemoryConnections(this);
    }

    @Override
    public MemoryRevocations revocations() {
        return new MemoryRevocations(this);
    }

    @Override
    public MemoryStagedChanges staged() {
        return new MemoryStagedChanges(this);
    }

    @Override
    public MemoryJournal journal() {
        return new MemoryJournal(this);
    }

    @Override
    public MemoryRevisions revisions() {
        return new MemoryRevisions(this);
    }

    @Override
    public MemoryNotifications notifications() {
        return new MemoryNotifications(this);
    }

    @Override
    public MemoryRotations rotations() {
        return new MemoryRotations(this);
    }

    @Override
    public MemoryKeyMarks keyMarks() {
        return new MemoryKeyMarks(this);
    }

    @Override
    public MemorySettings settings() {
        return new MemorySettings(this);
    }

    @Override
    public MemoryKnownServers servers() {
        return new MemoryKnownServers(this);
    }

    @Override
    public MemoryDrift drift() {
        return new MemoryDrift(this);
    }

    @Override
    public MemoryAudit audit() {
        return new MemoryAudit(this);
    }

    /// Nothing is far away here.
    @Override
    public void lookAhead(Collection<PublicKey> accounts) {}
}
