package dev.sluice.domain.federation.operation;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import java.util.List;

/// What deleting an account would end, for Review.
///
/// @param exported live connections that it gives; they are terminated and their importers rebuilt
/// @param imported live connections that it uses; they are revoked
/// @param publicImports of others, which deliver nothing any more and are removed
/// @param kept imports that came from elsewhere and have no row; they end with it
/// @param onServers whether servers know the account, so that it is locked out and deleted there
public record RemovalPlan(
        Account account,
        List<Connection> exported,
        List<Connection> imported,
        List<Import> publicImports,
        List<ImportView.Kept> kept,
        int exports,
        int users,
        boolean onServers) {

    public RemovalPlan {
        exported = List.copyOf(exported);
        imported = List.copyOf(imported);
        publicImports = List.copyOf(publicImports);
        kept = List.copyOf(kept);
    }

    public static RemovalPlan of(StoreView view, Account account, List<ImportView.Kept> kept) {
        var key = account.key();
        var live = view.connections().of(key);
        return new RemovalPlan(
                account,
                live.stream()
                        .filter(connection -> connection.exporter().equals(key))
                        .toList(),
                live.stream()
                        .filter(connection -> connection.importer().equals(key))
                        .toList(),
                view.imports().in(account.environment()).stream()
                        .filter(row -> row.exporter().equals(key))
                        .toList(),
                kept,
                view.exports().of(key).size(),
                view.users().of(key).size(),
                account.isManaged() && account.release().jwt() != null);
    }

    /// Accounts whose claims are rebuilt before it is deleted.
    public List<PublicKey> rebuilt() {
        return java.util.stream.Stream.of(
                        exported.stream().map(Connection::importer),
                        imported.stream().map(Connection::exporter),
                        publicImports.stream().map(Import::account),
                        kept.stream().map(ImportView.Kept::account))
                .flatMap(keys -> keys)
                .distinct()
                .toList();
    }
}
