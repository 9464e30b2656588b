package dev.sluice.ui.screen.exports;

import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.RevocationView;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.record.StagedChange.AddExport;
import dev.sluice.domain.model.record.StagedChange.RemoveExport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.StoreView;
import dev.sluice.ui.connection.RevocationLine;
import dev.sluice.ui.screen.exports.ExportsRow.Standing;
import dev.sluice.ui.session.AccountNames;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Reads exports with who uses them, released and staged, in one look at the store.
final class ExportsReader {

    private final StoreView view;
    private final AccountNames names;
    private final Map<ExportId, List<Connection>> live = new HashMap<>();
    private final Map<PublicKey, List<Import>> imports = new HashMap<>();
    private final Set<ExportId> leaving = new HashSet<>();
    private final List<Export> coming = new ArrayList<>();
    private final Map<PublicKey, List<ImportView.Kept>> kept;
    private final EnvironmentId environment;

    /// @param kept imports that came from elsewhere and have no row
    ExportsReader(StoreView view, EnvironmentId environment, List<ImportView.Kept> kept) {
        this.view = view;
        this.kept = kept.stream().collect(Collectors.groupingBy(ImportView.Kept::exporter));
        this.environment = environment;
        this.names = new AccountNames(view);
        for (var connection : view.connections(environment)) {
            var export = connection.share().export();
            if (export != null && connection.state().isLive()) {
                live.computeIfAbsent(export, _ -> new ArrayList<>()).add(connection);
            }
        }
        for (var row : view.imports(environment)) {
            imports.computeIfAbsent(row.exporter(), _ -> new ArrayList<>()).add(row);
        }
        for (var change : view.staged(environment)) {
            if (change.edit() instanceof AddExport add) {
                coming.add(add.export());
            } else if (change.edit() instanceof RemoveExport remove) {
                leaving.add(remove.export());
            }
        }
    }

    List<ExportsRow> rows() {
        var rows = new ArrayList<ExportsRow>();
        for (var export : view.exports(environment)) {
            // A pending partner has taken nothing up yet (S0-3).
            var taken = users(export).stream().filter(Connection::isOnServers).count();
            var users =
                    (int) taken + importers(export).size() + keptUsers(export).size();
            rows.add(new ExportsRow(export, names.of(export.account()), users, standing(export, users)));
        }
        coming.forEach(export -> rows.add(new ExportsRow(export, names.of(export.account()), 0, Standing.STAGED)));
        return rows;
    }

    ExportsDetail detail(ExportsRow row, List<RevocationView> revoked) {
        var users = users(row.export()).stream()
                .map(c -> new ExportsDetail.User(c.id().value().toString(), names.of(c.importer()), c.state()))
                .toList();
        var importers =
                importers(row.export()).stream().map(i -> names.of(i.account())).toList();
        var without = keptUsers(row.export()).stream()
                .map(i -> new ExportsDetail.KeptUser(
                        i.name(), names.of(i.account()), i.effectiveSubject().text()))
                .toList();
        return new ExportsDetail(row, users, importers, without, RevocationLine.of(view, revoked));
    }

    private List<ImportView.Kept> keptUsers(Export export) {
        return kept.getOrDefault(export.account(), List.of()).stream()
                .filter(i -> i.kind() == export.kind() && export.subject().contains(i.subject()))
                .toList();
    }

    private Standing standing(Export export, int users) {
        if (leaving.contains(export.id())) {
            return Standing.REMOVAL_STAGED;
        }
        return users > 0 ? Standing.IN_USE : Standing.ELIGIBLE;
    }

    private List<Connection> users(Export export) {
        return live.getOrDefault(export.id(), List.of());
    }

    private List<Import> importers(Export export) {
        return imports.getOrDefault(export.account(), List.of()).stream()
                .filter(i -> export.isPublic()
                        && i.kind() == export.kind()
                        && export.subject().contains(i.subject()))
                .toList();
    }
}
