package dev.sluice.testing;

import dev.sluice.domain.port.store.StoreTx;
import java.util.function.Consumer;

/// One call of a writer.
///
/// @param writer as `connections.drop(Connection)`: accessor, method, simple names of its parameters
/// @param before makes what the call needs, in a transaction of its own
public record StoreWrite(String writer, Consumer<StoreTx> before, Consumer<StoreTx> write) {}
