package dev.sluice.domain.readmodel;

import dev.sluice.domain.federation.claims.KeptClaims;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.record.StagedChange.AddImport;
import dev.sluice.domain.model.record.StagedChange.RemoveImport;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.FederationStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/// Imports of one environment: by consent, of public exports, and as they came from elsewhere; released and staged.
public final class ImportList {
    private final FederationStore store;
    private final EnvironmentId environment;

    ImportList(FederationStore store, EnvironmentId environment) {
        this.store = store;
        this.environment = environment;
    }

    public List<ImportEntry> all() {
        return store.read(this::all);
    }

    private List<ImportEntry> all(StoreView view) {
        var names = new AccountNames(view);
        var leaving = new HashSet<ImportId>();
        var coming = new ArrayList<Import>();
        for (var change : view.staged().in(environment)) {
            if (change.edit() instanceof AddImport add) {
                coming.add(add.added());
            } else if (change.edit() instanceof RemoveImport remove) {
                leaving.add(remove.removed());
            }
        }
        var all = new ArrayList<ImportEntry>();
        ConnectionList.named(names, view.connections().in(environment), Connection::isOnServers)
                .forEach(connection -> all.add(new ImportEntry(
                        new ImportView.Consented(connection.connection()),
                        connection.importer().name(),
                        connection.exporter().name(),
                        Staging.NONE,
                        connection)));
        for (var row : view.imports().in(environment)) {
            var staging = leaving.contains(row.id()) ? Staging.TO_BE_REMOVED : Staging.NONE;
            all.add(unconsented(names, new ImportView.Public(row), staging));
        }
        coming.forEach(row -> all.add(unconsented(names, new ImportView.Public(row), Staging.TO_BE_ADDED)));
        KeptClaims.imports(view, environment).forEach(row -> all.add(unconsented(names, row, Staging.NONE)));
        return all;
    }

    private static ImportEntry unconsented(AccountNames names, ImportView view, Staging staging) {
        return new ImportEntry(view, names.of(view.account()), names.of(view.exporter()), staging, null);
    }
}
