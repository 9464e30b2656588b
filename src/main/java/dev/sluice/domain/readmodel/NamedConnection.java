package dev.sluice.domain.readmodel;

import dev.sluice.domain.model.Connection;

/// A connection with the names of its sides.
public record NamedConnection(Connection connection, ConnectionParty exporter, ConnectionParty importer) {
    static NamedConnection of(AccountNames names, Connection connection) {
        return new NamedConnection(
                connection,
                ConnectionParty.of(names, connection.exporter()),
                ConnectionParty.of(names, connection.importer()));
    }
}
