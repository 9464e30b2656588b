package dev.sluice.domain.operation;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.feed.StoreChange;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.port.store.StoreTx;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// A store that tells the ledger of each transaction before it is committed.
final class RecordingStore implements FederationStore {
    private final FederationStore inner;
    private final ChangeRecorder recorder;

    RecordingStore(FederationStore inner, ChangeRecorder recorder) {
        this.inner = inner;
        this.recorder = recorder;
    }

    @Override
    public <T> T read(Function<StoreView, T> query) {
        return inner.read(query);
    }

    @Override
    public <T> T write(Function<StoreTx, T> work) {
        // Asked for here, since the transaction runs on the writer's thread.
        var running = OperationGate.current();
        var written = new AtomicBoolean();
        Runnable undo = running == null ? () -> {} : running.mark();
        var committed = false;
        try {
            var result = inner.write(tx -> {
                var made = work.apply(tx);
                var changes = tx.changes();
                if (changes.stream().anyMatch(RecordingStore::isAct)) {
                    recorder.settle(tx, changes, running);
                    written.set(true);
                }
                return made;
            });
            committed = true;
            if (running != null && written.get()) {
                running.entered();
            }
            return result;
        } finally {
            if (!committed) {
                undo.run();
            }
        }
    }

    /// That somebody looked is no act.
    private static boolean isAct(Change change) {
        return !(change instanceof Change.SightingSaved);
    }

    /// Each write within is recorded as if it stood alone.
    @Override
    public <T> T together(Supplier<T> work) {
        return recorder.together(work);
    }

    /// Nobody hears of what would be.
    @Override
    public <T> T rehearse(Function<StoreTx, T> work) {
        return inner.rehearse(work);
    }

    @Override
    public Registration onChange(Consumer<StoreChange> listener) {
        return inner.onChange(listener);
    }
}
