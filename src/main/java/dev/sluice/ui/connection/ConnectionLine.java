package dev.sluice.ui.connection;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.SubjectMapping;
import dev.sluice.domain.port.StoreView;
import dev.sluice.ui.mvc.TableRow;
import dev.sluice.ui.session.AccountNames;
import dev.sluice.ui.session.ConnectionParty;
import java.util.List;
import java.util.function.Predicate;

/// A connection with the names of its sides.
public record ConnectionLine(Connection connection, ConnectionParty exporter, ConnectionParty importer)
        implements TableRow {

    /// The connections of an environment that fit, newest first.
    public static List<ConnectionLine> read(StoreView view, EnvironmentId environment, Predicate<Connection> fit) {
        var names = new AccountNames(view);
        return view.connections(environment).stream()
                .filter(fit)
                .map(c -> new ConnectionLine(
                        c, ConnectionParty.of(names, c.exporter()), ConnectionParty.of(names, c.importer())))
                .toList();
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
