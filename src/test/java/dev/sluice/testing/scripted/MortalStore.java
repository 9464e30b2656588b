package dev.sluice.testing.scripted;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.feed.StoreChange;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The store of a process that may be killed before and after each transaction, on a disk that may fail.
final class MortalStore implements FederationStore {
    private final FederationStore disk;
    private final Lifeline lifeline;
    private final AtomicInteger writes = new AtomicInteger();
    private volatile int from;
    private volatile int to;
    private volatile Runnable written = () -> {};

    MortalStore(FederationStore disk, Lifeline lifeline) {
        this.disk = disk;
        this.lifeline = lifeline;
    }

    /// The disk takes none of these writes, counted from 1 from now on.
    void fail(int first, int last) {
        writes.set(0);
        from = first;
        to = last;
    }

    /// Told after each write, when what hears of it may write itself.
    void onWritten(Runnable listener) {
        written = listener;
    }

    int writes() {
        return writes.get();
    }

    @Override
    public <T> T read(Function<StoreView, T> query) {
        lifeline.requireAlive();
        return disk.read(query);
    }

    @Override
    public <T> T write(Function<StoreTx, T> work) {
        return passed(() -> disk.write(work));
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return passed(() -> disk.together(work));
    }

    private <T> T passed(Supplier<T> writing) {
        lifeline.pass();
        var number = writes.incrementAndGet();
        if (from <= number && number <= to) {
            throw ProblemException.of(ProblemCode.STORE_FAILED, "a test");
        }
        var result = writing.get();
        lifeline.pass();
        written.run();
        return result;
    }

    /// Leaves nothing that a kill could interrupt.
    @Override
    public <T> T rehearse(Function<StoreTx, T> work) {
        lifeline.requireAlive();
        return disk.rehearse(work);
    }

    @Override
    public Registration onChange(Consumer<StoreChange> listener) {
        return disk.onChange(listener);
    }
}
