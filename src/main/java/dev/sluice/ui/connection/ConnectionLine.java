package dev.sluice.ui.connection;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.SubjectMapping;
import dev.sluice.domain.readmodel.ConnectionParty;
import dev.sluice.domain.readmodel.NamedConnection;
import dev.sluice.ui.mvc.TableRow;

/// A connection with the names of its sides.
public record ConnectionLine(Connection connection, ConnectionParty exporter, ConnectionParty importer)
        implements TableRow {

    public static ConnectionLine of(NamedConnection named) {
        return new ConnectionLine(named.connection(), named.exporter(), named.importer());
    }

    @Override
    public String id() {
        return connection.id().value().toString();
    }

    @Override
    public String searchText() {
        return String.join(
                " ",
                name(),
                connection.importName(),
                exporter.name(),
                importer.name(),
                subject(),
                connection.effectiveSubject().text(),
                connection.id().shortText());
    }

    public String name() {
        return connection.share().name();
    }

    public ConnectionState state() {
        return connection.state();
    }

    public String subject() {
        return connection.share().subject().text();
    }

    /// "orders.> → vendor.orders.>", or the subject alone when it keeps its name.
    public String mapping() {
        var local = connection.effectiveSubject().text();
        return local.equals(subject()) ? subject() : subject() + " → " + local;
    }

    /// One message's way, or its subject alone when it keeps it: "orders.created → vendor.orders.created".
    public String example() {
        return example(connection.share().subject().example());
    }

    private String example(String literal) {
        var mapping = new SubjectMapping(connection.share().subject(), connection.effectiveSubject());
        var arrived = mapping.apply(literal);
        return arrived.equals(literal) ? literal : literal + " → " + arrived;
    }
}
