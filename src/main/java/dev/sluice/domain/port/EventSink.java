package dev.sluice.domain.port;

import dev.sluice.domain.model.Connection;

/// Told of each change of a connection, after it is committed. Must not block.
@FunctionalInterface
public interface EventSink {
    void changed(Connection connection);
}
