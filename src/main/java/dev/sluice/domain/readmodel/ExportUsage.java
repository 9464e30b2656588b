package dev.sluice.domain.readmodel;

import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.nkey.PublicKey;
import java.util.List;
import java.util.stream.Stream;

/// An export and who takes something of it.
///
/// @param account name of the exporting account
/// @param connections live ones that rest on it
/// @param importers of it as a public export
/// @param kept imports that came from elsewhere and have no connection
public record ExportUsage(
        Export export,
        String account,
        List<Connection> connections,
        List<Import> importers,
        List<ImportView.Kept> kept,
        Staging staging) {
    public ExportUsage {
        connections = List.copyOf(connections);
        importers = List.copyOf(importers);
        kept = List.copyOf(kept);
    }

    /// How many take something of it. A pending partner has taken nothing up yet (S0-3).
    public int takers() {
        var taken = connections.stream().filter(Connection::isOnServers).count();
        return (int) taken + importers.size() + kept.size();
    }

    /// Whoever takes something of it or was offered it.
    public List<PublicKey> partners() {
        return Stream.of(
                        connections.stream().map(Connection::importer),
                        importers.stream().map(Import::account),
                        kept.stream().map(ImportView.Kept::account))
                .flatMap(keys -> keys)
                .distinct()
                .toList();
    }
}
