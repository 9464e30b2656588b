package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.federation.claims.KeptClaims;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Set;

/// Keeps imports without a row from being cut in passing: servers revoke by export and importer, so what ends a
/// connection may end them too.
public final class KeptImportGuard {
    private final StoreView view;

    public KeptImportGuard(StoreView view) {
        this.view = view;
    }

    /// Of the end or the suspension of a connection: its revocation stands in every export that overlaps it.
    public List<ImportView.Kept> cutWith(Connection connection) {
        var importer = view.accounts().find(connection.importer());
        if (importer.isEmpty()
                || view.accounts()
                        .find(connection.exporter())
                        .filter(Account::isManaged)
                        .isEmpty()) {
            return List.of();
        }
        var revoked = view.exports().of(connection.exporter()).stream()
                .filter(export -> export.kind() == connection.share().kind() && !export.isPublic())
                .filter(export -> export.subject().overlaps(connection.share().subject()))
                .toList();
        return KeptClaims.imports(importer.get()).stream()
                .filter(row -> revoked.stream().anyMatch(export -> KeptClaims.isCarried(row, export)))
                .toList();
    }

    /// Of those the ones that are no younger: what is cut where the revocation dates from the token itself.
    public List<ImportView.Kept> expiringWith(Connection ending) {
        return cutWith(ending).stream()
                .filter(row -> issuedAt(row) <= ending.grant().iat())
                .toList();
    }

    private static long issuedAt(ImportView.Kept row) {
        try {
            return ActivationTokens.read(row.claim().token()).issuedAt().getEpochSecond();
        } catch (ProblemException _) {
            // No server takes it: nothing to cut.
            return Long.MAX_VALUE;
        }
    }

    /// @throws ProblemException `KEPT_IMPORT_CUT` unless each is named
    public Connection end(Connection connection, Set<String> confirmed) {
        refuse(cutWith(connection), confirmed);
        return connection;
    }

    /// @throws ProblemException `KEPT_IMPORT_CUT` unless each is named
    public Export removal(Export export, Set<String> confirmed) {
        refuse(KeptClaims.restingOn(view, export), confirmed);
        return export;
    }

    /// @throws ProblemException `KEPT_IMPORT_CUT` unless each is named
    public PublicKey removal(PublicKey account, Set<String> confirmed) {
        refuse(KeptClaims.from(view, account), confirmed);
        return account;
    }

    private void refuse(List<ImportView.Kept> cut, Set<String> confirmed) {
        AlsoCut.refuse(ProblemCode.KEPT_IMPORT_CUT, cut, ImportView.Kept::name, this::described, confirmed);
    }

    private String described(ImportView.Kept row) {
        return "\"" + row.name() + "\" of " + name(row.account()) + ", which gets " + row.subject() + " of "
                + name(row.exporter()) + " as " + row.effectiveSubject();
    }

    private String name(PublicKey key) {
        return view.accounts().find(key).map(Account::name).orElse(key.shortText());
    }
}
