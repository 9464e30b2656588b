package dev.sluice.ui.screen.terminated;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.readmodel.ConnectionParty;
import dev.sluice.ui.mvc.TableRow;
import java.time.Instant;

/// One connection that ended.
record TerminatedRow(Connection connection, ConnectionParty exporter, ConnectionParty importer) implements TableRow {

    @Override
    public String id() {
        return connection.id().value().toString();
    }

    @Override
    public String searchText() {
        return String.join(" ", name(), exporter.name(), importer.name(), subject());
    }

    String name() {
        return connection.share().name();
    }

    String subject() {
        return connection.share().subject().text();
    }

    ConnectionState state() {
        return connection.state();
    }

    Instant endedAt() {
        return connection.status().since();
    }
}
