package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.federation.claims.KeptClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.PreflightFinding;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import java.util.List;
import java.util.stream.Stream;

/// Imports that servers drop without a word, whatever is pushed: another account's part of an export that is bound
/// to the importer. They can only have come from elsewhere.
public final class DroppedImports {
    private DroppedImports() {}

    public static List<PreflightFinding> of(EnvironmentContext context, StoreView view, PublicKey account) {
        return imports(view, account)
                .flatMap(row -> Stream.concat(view.exports().of(row.exporter()).stream(), kept(view, row.exporter()))
                        .filter(export -> KeptClaims.isCarried(row, export))
                        .limit(1)
                        .map(export -> Preflight.ownPart(export, row.subject(), account))
                        .filter(own -> !own.equals(row.subject()))
                        .map(own -> PreflightFinding.of(
                                PreflightFinding.Kind.DROPPED,
                                context.nameOf(view, account),
                                row.subject(),
                                context.nameOf(view, row.exporter()),
                                own)))
                .toList();
    }

    private static Stream<Export> kept(StoreView view, PublicKey exporter) {
        return view.accounts().find(exporter).stream().flatMap(account -> KeptClaims.exports(view, account).stream());
    }

    private static Stream<ImportView> imports(StoreView view, PublicKey account) {
        var consented = view.connections().of(account).stream()
                .filter(connection -> connection.importer().equals(account))
                .filter(Connection::isOnServers)
                .map(ImportView.Consented::new);
        var open = view.imports().of(account).stream().map(ImportView.Public::new);
        var kept = view.accounts().find(account).stream().flatMap(row -> KeptClaims.imports(row).stream());
        return Stream.of(consented, open, kept).flatMap(rows -> rows);
    }
}
