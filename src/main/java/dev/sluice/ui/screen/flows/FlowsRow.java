package dev.sluice.ui.screen.flows;

import dev.sluice.domain.model.Connection;
import dev.sluice.ui.mvc.TableRow;

/// One connection whose flow is read.
///
/// @param exporter name of the account the messages come from
/// @param importer name of the account they go to
record FlowsRow(Connection connection, String exporter, String importer) implements TableRow {

    @Override
    public String id() {
        return connection.id().value().toString();
    }

    @Override
    public String searchText() {
        return String.join(
                " ",
                name(),
                exporter,
                importer,
                connection.share().subject().text(),
                connection.effectiveSubject().text());
    }

    String name() {
        return connection.share().name();
    }
}
