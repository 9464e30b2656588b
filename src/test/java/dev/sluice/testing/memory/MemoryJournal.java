package dev.sluice.testing.memory;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.Journal.Ending;
import dev.sluice.domain.model.record.Journal.Entry;
import dev.sluice.domain.model.record.Journal.Open;
import dev.sluice.domain.model.record.Journal.Step;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.JournalRepository;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

record MemoryJournal(MemoryTx tx) implements JournalRepository {
    /// Ended ones are kept: their steps tell what was pushed from here.
    record Row(Journal.Open work, boolean isOpen) {}

    @Override
    public List<Open> open(EnvironmentId environment) {
        return tx.tables()
                .journal()
                .rows()
                .filter(row -> row.isOpen() && row.work().entry().environment().equals(environment))
                .map(Row::work)
                .toList();
    }

    @Override
    public void begin(Entry entry) {
        tx.tables().journal().put(entry.id(), new Row(new Open(entry, List.of()), true));
        tx.changed(new Change.JournalBegun(entry));
    }

    @Override
    public void step(UUID entry, Step step) {
        var work = requireOpen(entry);
        var steps = new ArrayList<>(work.steps());
        steps.add(step);
        tx.tables().journal().put(entry, new Row(new Open(work.entry(), steps), true));
        tx.changed(new Change.JournalStepped(entry, step));
    }

    @Override
    public void end(UUID entry, Ending ending, Instant at) {
        tx.tables().journal().put(entry, new Row(requireOpen(entry), false));
        tx.changed(new Change.JournalEnded(entry, ending));
    }

    private Open requireOpen(UUID entry) {
        return tx.tables()
                .journal()
                .find(entry)
                .filter(Row::isOpen)
                .map(Row::work)
                .orElseThrow(() -> new IllegalStateException("the journal has no open entry " + entry));
    }
}
