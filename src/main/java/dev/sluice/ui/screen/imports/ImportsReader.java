package dev.sluice.ui.screen.imports;

import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.record.StagedChange.AddImport;
import dev.sluice.domain.model.record.StagedChange.RemoveImport;
import dev.sluice.domain.port.StoreView;
import dev.sluice.ui.connection.ConnectionLine;
import dev.sluice.ui.screen.imports.ImportsRow.Standing;
import dev.sluice.ui.session.AccountNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Reads imports by consent and of public exports, released and staged, in one look at the store.
final class ImportsReader {

    private ImportsReader() {}

    /// @param kept what came from elsewhere and has no row
    static List<ImportsRow> rows(StoreView view, EnvironmentId environment, List<ImportView.Kept> kept) {
        var names = new AccountNames(view);
        var leaving = new HashSet<ImportId>();
        var coming = new ArrayList<Import>();
        for (var change : view.staged(environment)) {
            if (change.edit() instanceof AddImport add) {
                coming.add(add.added());
            } else if (change.edit() instanceof RemoveImport remove) {
                leaving.add(remove.removed());
            }
        }
        var rows = new ArrayList<ImportsRow>();
        ConnectionLine.read(view, environment, Connection::isOnServers).forEach(line -> rows.add(consented(line)));
        view.imports(environment)
                .forEach(row -> rows.add(
                        open(row, names, leaving.contains(row.id()) ? Standing.REMOVAL_STAGED : Standing.RELEASED)));
        coming.forEach(row -> rows.add(open(row, names, Standing.STAGED)));
        kept.forEach(row -> rows.add(new ImportsRow(
                "kept " + row.account().text() + " " + row.exporter().text() + " " + row.effectiveSubject(),
                row,
                names.of(row.account()),
                names.of(row.exporter()),
                Standing.KEPT,
                null)));
        return rows;
    }

    private static ImportsRow consented(ConnectionLine line) {
        return new ImportsRow(
                line.id(),
                new ImportView.Consented(line.connection()),
                line.importer().name(),
                line.exporter().name(),
                Standing.BY_CONSENT,
                line);
    }

    private static ImportsRow open(Import row, AccountNames names, Standing standing) {
        return new ImportsRow(
                row.id().value().toString(),
                new ImportView.Public(row),
                names.of(row.account()),
                names.of(row.exporter()),
                standing,
                null);
    }
}
