package dev.sluice.domain.readmodel;

import dev.sluice.domain.federation.claims.KeptClaims;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.record.StagedChange.AddExport;
import dev.sluice.domain.model.record.StagedChange.RemoveExport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.FederationStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Exports of one environment with who uses them, released and staged.
public final class ExportList {
    private final FederationStore store;
    private final EnvironmentId environment;

    ExportList(FederationStore store, EnvironmentId environment) {
        this.store = store;
        this.environment = environment;
    }

    /// Released ones by name, then those that are staged.
    public List<ExportUsage> all() {
        return store.read(view -> new Users(view, environment).all());
    }

    /// The names that each account shares under, compared as [Names#key] does.
    public Map<PublicKey, Set<String>> shareNames() {
        return store.read(view -> {
            var names = new HashMap<PublicKey, Set<String>>();
            view.exports()
                    .in(environment)
                    .forEach(export -> names.computeIfAbsent(export.account(), _ -> new HashSet<>())
                            .add(Names.key(export.name())));
            view.connections().in(environment).stream()
                    .filter(connection -> connection.state().isLive())
                    .forEach(connection -> names.computeIfAbsent(connection.exporter(), _ -> new HashSet<>())
                            .add(Names.key(connection.share().name())));
            return names;
        });
    }

    /// Who takes what, read once for all exports.
    private static final class Users {
        private final StoreView view;
        private final EnvironmentId environment;
        private final AccountNames names;
        private final Map<ExportId, List<Connection>> connections = new HashMap<>();
        private final Map<PublicKey, List<Import>> imports;
        private final Map<PublicKey, List<ImportView.Kept>> kept;

        Users(StoreView view, EnvironmentId environment) {
            this.view = view;
            this.environment = environment;
            this.names = new AccountNames(view);
            for (var connection : view.connections().in(environment)) {
                var export = connection.share().export();
                if (export != null && connection.state().isLive()) {
                    connections.computeIfAbsent(export, _ -> new ArrayList<>()).add(connection);
                }
            }
            this.imports = view.imports().in(environment).stream().collect(Collectors.groupingBy(Import::exporter));
            this.kept = KeptClaims.imports(view, environment).stream()
                    .collect(Collectors.groupingBy(ImportView.Kept::exporter));
        }

        List<ExportUsage> all() {
            var leaving = new HashSet<ExportId>();
            var coming = new ArrayList<Export>();
            for (var change : view.staged().in(environment)) {
                if (change.edit() instanceof AddExport add) {
                    coming.add(add.export());
                } else if (change.edit() instanceof RemoveExport remove) {
                    leaving.add(remove.export());
                }
            }
            var all = new ArrayList<ExportUsage>();
            for (var export : view.exports().in(environment)) {
                all.add(used(export, leaving.contains(export.id()) ? Staging.TO_BE_REMOVED : Staging.NONE));
            }
            coming.forEach(export -> all.add(new ExportUsage(
                    export, names.of(export.account()), List.of(), List.of(), List.of(), Staging.TO_BE_ADDED)));
            return all;
        }

        private ExportUsage used(Export export, Staging staging) {
            var from = export.account();
            return new ExportUsage(
                    export,
                    names.of(from),
                    connections.getOrDefault(export.id(), List.of()),
                    imports.getOrDefault(from, List.of()).stream()
                            .filter(export::isImportedBy)
                            .toList(),
                    kept.getOrDefault(from, List.of()).stream()
                            .filter(row -> export.carries(row.kind(), row.subject()))
                            .toList(),
                    staging);
        }
    }
}
