package dev.sluice.domain.port.store;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.feed.StoreChange;
import dev.sluice.domain.port.query.StoreView;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// The local database. Writes are serialised by one writer; each is one transaction, durable when it returns.
/// Failures of the disk are `STORE_FAILED` or `DISK_FULL`; nothing of the transaction remains then.
public interface FederationStore {
    /// A consistent look, beside any writer. The view is valid during the call only.
    <T> T read(Function<StoreView, T> query);

    /// Looks without a result: whoever looks refuses what it finds wrong.
    default void check(Consumer<StoreView> look) {
        var _ = read(view -> {
            look.accept(view);
            return Boolean.TRUE;
        });
    }

    /// One transaction. An exception from `work` rolls it back and is rethrown as it is. Listeners of [#onChange]
    /// are told after commit.
    <T> T write(Function<StoreTx, T> work);

    /// One transaction without a result.
    default void change(Consumer<StoreTx> work) {
        var _ = write(tx -> {
            work.accept(tx);
            return Boolean.TRUE;
        });
    }

    /// Work whose writes are one transaction, so that many of them cost what one does. What is read within sees
    /// what was written within; a write that fails is undone alone; when this returns, the disk has all the
    /// others, and when the commit fails, none. Other threads that write wait for its end, so nothing within may
    /// wait for them, nor for servers. Within another one it is a part of that.
    <T> T together(Supplier<T> work);

    /// Like [#write], but everything is undone at the end and nobody is told: what would be, for previews and
    /// checks.
    default <T> T rehearse(Function<StoreTx, T> work) {
        var result = new AtomicReference<T>();
        try {
            return write(tx -> {
                result.set(work.apply(tx));
                throw new Rehearsed();
            });
        } catch (Rehearsed _) {
            return result.get();
        }
    }

    /// A rehearsal without a result: whether it could be done at all.
    default void tryOut(Consumer<StoreTx> work) {
        var _ = rehearse(tx -> {
            work.accept(tx);
            return Boolean.TRUE;
        });
    }

    /// Rolls a rehearsal back.
    final class Rehearsed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Rehearsed() {
            super("rehearsed", null, false, false);
        }
    }

    /// Called after each commit, off the FX thread, in commit order; must return at once.
    Registration onChange(Consumer<StoreChange> listener);
}
