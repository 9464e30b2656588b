package dev.sluice.domain.federation.claims;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.jwt.claims.JetStreamLimits;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant.Custody;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Derives an account's claims from the store's rows, and from nothing else
/// (architecture.md#the-database-is-the-truth). The same rows give the same claims.
public final class ClaimsPlanner {
    private ClaimsPlanner() {}

    public static AccountClaims claims(StoreView view, Account account) {
        var rest = UnmodelledClaims.of(account);
        var builder = rest.copy().limits(limits(rest.limits(), account));
        if (account.role() == AccountRole.SYSTEM) {
            // An imported one keeps its own.
            return (account.rest() == null ? builder.exports(systemExports()) : builder).build();
        }
        var removal = view.accounts().removal(account.key());
        if (removal.isPresent()) {
            return lockedOut(account, removal.get().since());
        }
        var connections = view.connections().of(account.key());
        return builder.exports(joined(keptExports(view, account), exports(view, account, connections)))
                .imports(joinedImports(rest.imports(), imports(view, account, connections)))
                .build();
    }

    /// With those that cannot be rows, in the order of the wire.
    private static List<ExportClaim> joined(List<ExportClaim> rest, List<ExportClaim> rows) {
        return Stream.concat(rest.stream(), rows.stream())
                .sorted(Comparator.comparing(ExportClaim::subject))
                .toList();
    }

    /// Exports that cannot be rows, as they came, with the revocations that reach them.
    public static List<ExportClaim> keptExports(StoreView view, Account account) {
        var kept = UnmodelledClaims.of(account).exports();
        return kept.isEmpty() ? kept : kept(kept, view.revocations().of(account.key()));
    }

    private static List<ExportClaim> kept(List<ExportClaim> claims, List<Revocation> revocations) {
        return claims.stream()
                .map(claim -> claim.tokenReq()
                        ? claim.withRevocations(
                                revoked(claim.revocations(), revocations, row -> reachesKept(row, claim)))
                        : claim)
                .toList();
    }

    /// What is no subject here may be one to servers: rather one revocation too many than a dead token that lives.
    private static boolean reachesKept(Revocation revocation, ExportClaim claim) {
        var kind = claim.type();
        if (kind != revocation.kind()) {
            return false;
        }
        try {
            return revocation.reaches(kind, new Subject(claim.subject()));
        } catch (ProblemException _) {
            return true;
        }
    }

    /// Nothing is shared, nobody may connect, and whoever is connected is thrown out.
    public static AccountClaims lockedOut(Account account, Instant since) {
        return AccountClaims.builder(account.key().text(), account.name())
                .limits(AccountLimits.unlimited().withConnections(0).withLeafNodes(0))
                .revocations(Map.of(ExportClaim.ALL, since.getEpochSecond()))
                .build();
    }

    /// Whether the export is in its account's claims as the rows are.
    public static boolean isClaimed(StoreView view, Export export) {
        return export.isLive() && isWanted(export, view.connections().of(export.account()));
    }

    /// Whether the export belongs there for this connection alone, so that it comes to servers with it.
    public static boolean comesWith(StoreView view, Export export, Connection opened) {
        var others = view.connections().of(export.account()).stream()
                .filter(other -> !other.id().equals(opened.id()))
                .toList();
        return export.isLive() && opened.grant().custody() != Custody.LEFT && !isWanted(export, others);
    }

    /// Whether the export belongs into its account's claims: for itself, or because a connection needs it.
    static boolean isWanted(Export export, List<Connection> connections) {
        return export.origin() == Export.Origin.STANDALONE
                || connections.stream()
                        .anyMatch(connection ->
                                connection.restsOn(export.id()) && (connection.isOnServers() || isAwaited(connection)));
    }

    /// Its token is in a partner's hands, who can use it only where the export is.
    private static boolean isAwaited(Connection connection) {
        return connection.state() == ConnectionState.PENDING
                && connection.grant().custody() == Custody.LEFT;
    }

    private static List<ExportClaim> exports(StoreView view, Account account, List<Connection> connections) {
        var revocations = view.revocations().of(account.key());
        return view.exports().of(account.key()).stream()
                .filter(export -> isWanted(export, connections))
                .map(export -> claim(export, revocations))
                .sorted(Comparator.comparing(ExportClaim::subject))
                .toList();
    }

    private static ExportClaim claim(Export export, List<Revocation> revocations) {
        var claim = UnmodelledClaims.export(export);
        // Servers ignore revocations of public exports (nats-server-facts.md#1.8).
        return export.isPublic()
                ? claim
                : claim.copy()
                        .tokenRequired()
                        .revocations(revoked(claim.revocations(), revocations, row -> row.reaches(export)))
                        .build();
    }

    private static Map<String, Long> revoked(
            Map<String, Long> others, List<Revocation> revocations, Predicate<Revocation> reaching) {
        var times = new TreeMap<>(others);
        for (var revocation : revocations) {
            if (reaching.test(revocation)) {
                times.merge(revocation.target().text(), revocation.at(), Math::max);
            }
        }
        return times;
    }

    private static List<ImportClaim> joinedImports(List<ImportClaim> rest, List<ImportClaim> rows) {
        return Stream.concat(rest.stream(), rows.stream())
                .sorted(Comparator.comparing(ImportClaim::subject).thenComparing(ImportClaim::account))
                .toList();
    }

    private static List<ImportClaim> imports(StoreView view, Account account, List<Connection> connections) {
        var claims = new ArrayList<ImportClaim>();
        connections.stream()
                .filter(connection -> connection.importer().equals(account.key()) && connection.isOnServers())
                .map(ClaimsPlanner::claim)
                .forEach(claims::add);
        view.imports().of(account.key()).stream().map(ClaimsPlanner::claim).forEach(claims::add);
        return claims;
    }

    private static ImportClaim claim(Connection connection) {
        var share = connection.share();
        var token = connection.grant().token();
        var remote = new UnmodelledClaims.Remote(
                share.subject().text(), share.kind(), share.exporter().text());
        var reception = connection.reception();
        var claim = UnmodelledClaims.imported(reception.rest(), remote, connection.importName())
                .token(token == null ? "" : token)
                .build();
        return arriving(claim, connection.effectiveSubject());
    }

    private static ImportClaim claim(Import row) {
        var remote = new UnmodelledClaims.Remote(
                row.subject().text(), row.kind(), row.exporter().text());
        return arriving(
                UnmodelledClaims.imported(row.rest(), remote, row.name()).build(), row.effectiveSubject());
    }

    /// The local subject is left out when it is the remote one, unless an imported claim says so.
    private static ImportClaim arriving(ImportClaim claim, Subject local) {
        if (claim.effectiveSubject().equals(local.text())) {
            return claim;
        }
        var same = claim.subject().equals(local.text());
        return claim.copy().localSubject(same ? "" : local.text()).build();
    }

    /// As nsc makes them, so that accounts may import their own events and monitoring (jwt-facts.md#4).
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

    private static AccountLimits limits(AccountLimits rest, Account account) {
        var own = ownLimits(rest, account.limits());
        // Servers cut whoever is connected beyond the limit, and let nobody in (nats-server-facts.md#1.7).
        return account.isSuspended() ? own.withConnections(0).withLeafNodes(0) : own;
    }

    /// Those that its claims have.
    public static AccountLimits limits(Account account) {
        return limits(UnmodelledClaims.of(account).limits(), account);
    }

    /// Those of the account as they stand, whether it is suspended or not.
    public static AccountLimits ownLimits(Account account) {
        return ownLimits(UnmodelledClaims.of(account).limits(), account.limits());
    }

    /// The limits that people set most are columns; the others come from the claims.
    private static AccountLimits ownLimits(AccountLimits rest, Limits limits) {
        var flat = new JetStreamLimits(
                limits.memoryStorage(),
                limits.diskStorage(),
                limits.streams(),
                limits.consumers(),
                rest.jetStream().maxAckPending(),
                rest.jetStream().memoryMaxStreamBytes(),
                rest.jetStream().diskMaxStreamBytes(),
                rest.jetStream().maxBytesRequired());
        var core = rest.copy()
                .connections(limits.connections())
                .leafNodes(limits.leafNodes())
                .subscriptions(limits.subscriptions())
                .payload(limits.payload())
                .imports(limits.imports())
                .exports(limits.exports());
        // Tiers and flat limits exclude each other (rule L1).
        return (rest.tiers().isEmpty() ? core.jetStream(flat) : core).build();
    }
}
