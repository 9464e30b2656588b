package dev.sluice.domain.federation;

import dev.sluice.domain.federation.port.LinkState;
import dev.sluice.domain.federation.port.Resolver;
import dev.sluice.domain.model.Registration;
import java.util.function.Consumer;

/// Keeps one server link for an environment, opened when first needed.
public final class LinkKeeper implements AutoCloseable {
    public LinkState state() {
        throw new UnsupportedOperationException();
    }

    /// Told of each change, off the FX thread; the present state first.
    public Registration onState(Consumer<LinkState> listener) {
        throw new UnsupportedOperationException();
    }

    /// The resolver of the open link, opening it if needed.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `NO_SERVERS`, `VAULT_LOCKED`, or why the
    /// link
    /// cannot be opened
    public Resolver resolver() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException();
    }
}
