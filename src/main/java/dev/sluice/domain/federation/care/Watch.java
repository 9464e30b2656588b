package dev.sluice.domain.federation.care;

import dev.sluice.domain.federation.act.Reconciliation;
import dev.sluice.domain.federation.act.Reconciliation.AccountStanding;
import dev.sluice.domain.federation.act.Standing;
import dev.sluice.domain.federation.environment.Scope;
import dev.sluice.domain.federation.port.Enforced;
import dev.sluice.domain.federation.port.Resolver;
import dev.sluice.domain.federation.port.Roster;
import dev.sluice.domain.federation.push.Provenance;
import dev.sluice.domain.federation.push.Tokens;
import dev.sluice.domain.federation.sharing.Edits;
import dev.sluice.domain.federation.sharing.Engine;
import dev.sluice.domain.jwt.ImportClaim;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Moves connections between active and degraded as the servers' answers say, and takes partners that
/// are not ours to active as soon as every server shows their import.
final class Watch {
    private final Scope scope;
    private final Tokens tokens;
    private volatile Set<ConnectionId> cut = Set.of();

    Watch(Engine engine) {
        this.scope = engine.scope();
        this.tokens = engine.tokens();
    }

    /// After every server was compared with what is agreed.
    ///
    /// @param unserved whose clients receive nothing, whatever servers say of their imports
    void judge(Reconciliation found, Set<ConnectionId> unserved) {
        cut = Set.copyOf(unserved);
        judge(found, _ -> true);
    }

    /// @param compared whose accounts are all among what was found
    void judge(Reconciliation found, Predicate<Connection> compared) {
        Map<PublicKey, AccountStanding> standings = found.accounts().stream()
                .collect(Collectors.toMap(AccountStanding::key, Function.identity(), (a, _) -> a));
        for (var connection : proven().stream().filter(compared).toList()) {
            if (cut.contains(connection.id()) || isFaulty(connection, standings)) {
                move(connection, ConnectionState.DEGRADED, Reason.PROOF_FAILED);
            } else if (found.isComplete() && connection.state() == ConnectionState.DEGRADED) {
                move(connection, ConnectionState.ACTIVE, Reason.NONE);
            }
        }
    }

    /// Nothing could be proven for too long.
    void overdue() {
        for (var connection : proven()) {
            if (connection.state() == ConnectionState.ACTIVE) {
                move(connection, ConnectionState.DEGRADED, Reason.PROOF_OVERDUE);
            }
        }
    }

    private List<Connection> proven() {
        return scope.store().read(view -> view.connections(scope.id())).stream()
                .filter(connection ->
                        connection.state() == ConnectionState.ACTIVE || connection.state() == ConnectionState.DEGRADED)
                .toList();
    }

    private static boolean isFaulty(Connection connection, Map<PublicKey, AccountStanding> standings) {
        var exporter = standings.get(connection.exporter());
        var importer = standings.get(connection.importer());
        return (exporter != null && isOut(exporter))
                || (importer != null && (isOut(importer) || lacks(importer, connection)));
    }

    /// A server acts on something else than what was signed. What is merely unconfirmed, or a server
    /// that is silent, proves nothing.
    private static boolean isOut(AccountStanding account) {
        return account.servers().stream()
                .anyMatch(server -> server.isDrift() && server.enforced() != Standing.INCOMPLETE);
    }

    private static boolean lacks(AccountStanding importer, Connection connection) {
        var subject = connection.share().subject().text();
        return importer.servers().stream()
                .anyMatch(server -> server.enforced() == Standing.INCOMPLETE
                        && List.of(server.detail().split(", ")).contains(subject));
    }

    private void move(Connection connection, ConnectionState state, Reason reason) {
        var same = connection.state() == state && connection.status().reason() == reason;
        if (same) {
            return;
        }
        try (var _ = scope.locks().hold(connection.exporter(), connection.importer())) {
            scope.commit(tx -> {
                var now = Edits.get(tx, connection.id());
                return now.state() == connection.state() ? now.become(state, reason, scope.now()) : now;
            });
        }
    }

    /// Offers whose token was handed to a partner that is not ours.
    List<Connection> awaited() {
        return scope.store()
                .read(view -> view.connections(scope.id()).stream()
                        .filter(connection -> connection.state() == ConnectionState.PENDING
                                && connection.status().reason() == Reason.TOKEN_ISSUED
                                && view.account(connection.importer())
                                        .filter(Account::isManaged)
                                        .isEmpty())
                        .toList());
    }

    void lookForPartners(Roster roster) {
        for (var connection : awaited()) {
            if (roster.isComplete() && isTakenUp(connection, roster)) {
                try (var _ = scope.locks().hold(connection.exporter(), connection.importer())) {
                    scope.commit(tx -> {
                        var now = Edits.get(tx, connection.id());
                        return now.state() == ConnectionState.PENDING
                                ? now.become(ConnectionState.ACTIVATING, Reason.NONE, scope.now())
                                        .become(ConnectionState.ACTIVE, Reason.NONE, scope.now())
                                        .expiring(tokens.end(tx, now))
                                : now;
                    });
                }
            }
        }
    }

    private boolean isTakenUp(Connection connection, Roster roster) {
        Resolver resolver = scope.link().resolver();
        var key = connection.importer();
        var stored = resolver.stored(key, roster);
        var everywhere = stored.size() >= roster.expected()
                && stored.stream()
                        .allMatch(text -> Provenance.read(text)
                                .filter(claims -> claims.imports().stream().anyMatch(claim -> uses(claim, connection)))
                                .isPresent());
        return everywhere && resolver.enforced(key, roster).stream().allMatch(answer -> isValid(answer, connection));
    }

    private static boolean uses(ImportClaim claim, Connection connection) {
        return claim.account().equals(connection.exporter().text())
                && claim.type() == connection.share().kind()
                && isWithin(claim.subject(), connection.share().subject());
    }

    private static boolean isValid(Enforced answer, Connection connection) {
        var detail = answer.detail();
        return detail == null
                || detail.imports().stream()
                        .anyMatch(status -> status.account()
                                        .equals(connection.exporter().text())
                                && status.kind() == connection.share().kind()
                                && status.validity() == Enforced.Validity.VALID
                                && isWithin(status.subject(), connection.share().subject()));
    }

    private static boolean isWithin(String text, Subject subject) {
        try {
            return subject.contains(Subject.of(text));
        } catch (ProblemException _) {
            return false;
        }
    }
}
