package dev.sluice.domain.federation;

import dev.sluice.domain.federation.port.StoreView;
import dev.sluice.domain.jwt.AccountClaims;
import dev.sluice.domain.jwt.AccountLimits;
import dev.sluice.domain.jwt.ExportClaim;
import dev.sluice.domain.jwt.ImportClaim;
import dev.sluice.domain.jwt.JetStreamLimits;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Derives an account's claims from the store's rows, and from nothing else (`design.md` 2.1). The
/// same rows give the same claims.
final class Planner {
    private Planner() {}

    static AccountClaims claims(StoreView view, Account account) {
        var builder =
                AccountClaims.builder(account.key().text(), account.name()).limits(limits(account.limits()));
        if (account.role() == AccountRole.SYSTEM) {
            return builder.exports(systemExports()).build();
        }
        var connections = view.connectionsOf(account.key());
        return builder.exports(exports(view, account, connections))
                .imports(imports(view, account, connections))
                .build();
    }

    /// Whether the export belongs into its account's claims: for itself, or because a connection
    /// needs it.
    static boolean isWanted(Export export, List<Connection> connections) {
        return export.origin() == Export.Origin.STANDALONE
                || connections.stream()
                        .anyMatch(connection -> connection.isOnServers()
                                && export.id().equals(connection.share().export()));
    }

    private static List<ExportClaim> exports(StoreView view, Account account, List<Connection> connections) {
        var revocations = view.revocations(account.key());
        return view.exports(account.key()).stream()
                .filter(export -> isWanted(export, connections))
                .map(export -> claim(export, revocations))
                .sorted(Comparator.comparing(ExportClaim::subject))
                .toList();
    }

    private static ExportClaim claim(Export export, List<Revocation> revocations) {
        var claim = ExportClaim.builder(export.subject().text(), export.kind()).name(export.name());
        // Servers ignore revocations of public exports (nats-server-facts 1.8).
        return export.isPublic()
                ? claim.build()
                : claim.tokenRequired()
                        .revocations(revoked(export, revocations))
                        .build();
    }

    private static Map<String, Long> revoked(Export export, List<Revocation> revocations) {
        var times = new TreeMap<String, Long>();
        for (var revocation : revocations) {
            if (revocation.kind() == export.kind() && export.subject().contains(revocation.subject())) {
                times.merge(revocation.target().text(), revocation.at(), Math::max);
            }
        }
        return times;
    }

    private static List<ImportClaim> imports(StoreView view, Account account, List<Connection> connections) {
        var claims = new ArrayList<ImportClaim>();
        connections.stream()
                .filter(connection -> connection.importer().equals(account.key()) && connection.isOnServers())
                .map(Planner::claim)
                .forEach(claims::add);
        view.imports(account.key()).stream().map(Planner::claim).forEach(claims::add);
        claims.sort(Comparator.comparing(ImportClaim::subject).thenComparing(ImportClaim::account));
        return claims;
    }

    private static ImportClaim claim(Connection connection) {
        var share = connection.share();
        var token = connection.grant().token();
        return claim(
                        share.subject(),
                        share.kind(),
                        share.exporter().text(),
                        connection.reception().localSubject())
                .name(connection.importName())
                .token(token == null ? "" : token)
                .build();
    }

    private static ImportClaim claim(Import row) {
        return claim(row.subject(), row.kind(), row.exporter().text(), row.localSubject())
                .name(row.name())
                .build();
    }

    private static ImportClaim.Builder claim(
            Subject subject, ShareKind kind, String exporter, @Nullable Subject localSubject) {
        var claim = ImportClaim.builder(subject.text(), kind, exporter);
        return localSubject == null || localSubject.equals(subject) ? claim : claim.localSubject(localSubject.text());
    }

    /// As nsc makes them, so that accounts may import their own events and monitoring (jwt-facts
    /// 4).
    private static List<ExportClaim> systemExports() {
        return List.of(
                ExportClaim.builder("$SYS.ACCOUNT.*.>", ShareKind.STREAM)
                        .name("account-monitoring-streams")
                        .accountTokenPosition(3)
                        .build(),
                ExportClaim.builder("$SYS.REQ.ACCOUNT.*.*", ShareKind.SERVICE)
                        .name("account-monitoring-services")
                        .responseType("Stream")
                        .accountTokenPosition(4)
                        .build());
    }

    private static AccountLimits limits(Limits limits) {
        return AccountLimits.unlimited()
                .withConnections(limits.connections())
                .withLeafNodes(limits.leafNodes())
                .withSubscriptions(limits.subscriptions())
                .withPayload(limits.payload())
                .withImports(limits.imports())
                .withExports(limits.exports())
                .withJetStream(JetStreamLimits.of(
                        limits.memoryStorage(), limits.diskStorage(), limits.streams(), limits.consumers()));
    }
}
