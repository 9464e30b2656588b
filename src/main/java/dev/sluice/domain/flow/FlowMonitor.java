package dev.sluice.domain.flow;

import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.Registration;
import java.util.List;
import java.util.function.Consumer;

/// Reads flows of the connections that are on servers.
public final class FlowMonitor {
    /// Asks the servers once; the rate is against the reading before. One sample per connection
    /// that is
    /// on servers.
    public List<FlowSample> sample() {
        throw new UnsupportedOperationException();
    }

    /// The last samples of a connection, oldest first, at most 5 minutes of them.
    public List<FlowSample> history(ConnectionId connection) {
        throw new UnsupportedOperationException();
    }

    /// Samples every 2 seconds as long as somebody listens; told off the FX thread.
    public Registration watch(Consumer<List<FlowSample>> listener) {
        throw new UnsupportedOperationException();
    }
}
