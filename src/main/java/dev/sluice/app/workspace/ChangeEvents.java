package dev.sluice.app.workspace;

import dev.sluice.domain.feed.Registration;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.port.EventSink;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Tells everybody who listens of each committed change of a connection.
final class ChangeEvents implements EventSink {
    private final List<EventSink> sinks = new CopyOnWriteArrayList<>();

    Registration add(EventSink sink) {
        sinks.add(sink);
        return () -> sinks.remove(sink);
    }

    @Override
    public void changed(Connection connection) {
        sinks.forEach(sink -> sink.changed(connection));
    }
}
