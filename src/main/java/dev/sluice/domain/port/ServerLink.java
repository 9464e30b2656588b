package dev.sluice.domain.port;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.model.server.LinkState;
import java.util.function.Consumer;

/// One live link to the servers of an environment. Reconnects by itself, with fresh credentials each time.
public interface ServerLink extends AutoCloseable {
    LinkState state();

    /// Told of each change, off the FX thread; must return at once. The present state is delivered first.
    Registration onState(Consumer<LinkState> listener);

    Resolver resolver();

    /// Told whenever a server says what its store hashes to, off the FX thread; must return at once. Goes on over
    /// reconnects.
    Registration watchStores(Consumer<StoreHash> listener);

    @Override
    void close();
}
