package dev.sluice.faults;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.feed.StoreChange;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.FederationStore;
import dev.sluice.domain.port.store.StoreTx;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// A store that stands still before and after each transaction, the journal's among them, when the moment has
/// come, so that whoever watches can kill the process exactly there.
final class Brink implements FederationStore {
    /// Never comes.
    static final int NEVER = 0;

    private final FederationStore disk;
    private final int moment;
    private final AtomicInteger moments = new AtomicInteger();

    /// @param moment the number of the pause from which there is no return, counted from 1
    Brink(FederationStore disk, int moment) {
        this.disk = disk;
        this.moment = moment;
    }

    int moments() {
        return moments.get();
    }

    @Override
    public <T> T read(Function<StoreView, T> query) {
        return disk.read(query);
    }

    @Override
    public <T> T write(Function<StoreTx, T> work) {
        pause();
        var result = disk.write(work);
        pause();
        return result;
    }

    /// Leaves nothing that a kill could interrupt.
    @Override
    public <T> T rehearse(Function<StoreTx, T> work) {
        return disk.rehearse(work);
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return disk.together(work);
    }

    @Override
    public Registration onChange(Consumer<StoreChange> listener) {
        return disk.onChange(listener);
    }

    private void pause() {
        if (moments.incrementAndGet() == moment) {
            Victim.say("brink");
            while (true) {
                LockSupport.park(this);
            }
        }
    }
}
