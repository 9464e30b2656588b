package dev.sluice.domain.federation.port;

import dev.sluice.domain.model.Registration;
import java.util.function.Consumer;
import java.util.function.Function;

/// The local database. Writes are serialised by one writer; each is one transaction, durable when
/// it returns.
/// Failures of the disk are `STORE_FAILED` or `DISK_FULL`; nothing of the transaction remains then.
public interface FederationStore {
    /// A consistent look, beside any writer. The view is valid during the call only.
    <T> T read(Function<StoreView, T> query);

    /// One transaction. An exception from `work` rolls it back and is rethrown as it is. Listeners
    /// of [#onChange] are told after commit.
    <T> T write(Function<StoreTx, T> work);

    /// Called after each commit, off the FX thread, in commit order; must return at once.
    Registration onChange(Consumer<StoreChange> listener);
}
