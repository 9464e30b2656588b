package dev.sluice.domain.federation.maintenance;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedAccount;
import dev.sluice.domain.federation.operation.SyncStatus;
import dev.sluice.domain.federation.push.ActivationTokens;
import dev.sluice.domain.federation.push.Provenance;
import dev.sluice.domain.federation.sharing.StagedEdits;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.record.Sighting;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.operation.OperationVerdict;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.LoadedAccount;
import dev.sluice.domain.port.Resolver;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Moves connections between active and degraded as the servers' answers say, whoever asked them, and takes
/// partners that are not ours to active as soon as every server shows their import.
public final class ConnectionHealth {
    /// Whose state says what servers have.
    static final Set<ConnectionState> PROVEN = EnumSet.of(ConnectionState.ACTIVE, ConnectionState.DEGRADED);

    /// So many change together: each transaction is a write of its own to the disk.
    private static final int AT_ONCE = 50;

    private final EnvironmentContext context;
    private final ActivationTokens tokens;
    private volatile Set<ConnectionId> cut = Set.of();

    public ConnectionHealth(EnvironmentContext context, ActivationTokens tokens) {
        this.context = context;
        this.tokens = tokens;
    }

    private record Judged(Connection connection, ConnectionState state, Reason reason) {
        boolean isNews() {
            return connection.state() != state || connection.status().reason() != reason;
        }

        Connection moved(StoreTx tx, Instant at) {
            var now = StagedEdits.get(tx, connection.id());
            return now.state() == connection.state() ? now.become(state, reason, at) : now;
        }
    }

    /// @param unserved whose clients receive nothing, whatever servers say of their imports
    void cutOff(Set<ConnectionId> unserved) {
        cut = Set.copyOf(unserved);
    }

    /// After every server was compared with all that is agreed.
    void judge(Reconciliation found) {
        judge(found, _ -> true);
        if (found.isComplete()) {
            saw(List.of(Sighting.ofAll(context.id(), found.at())));
        }
    }

    /// After every server was compared with what is agreed with these connections.
    void judge(Reconciliation found, Collection<Connection> compared) {
        var ids = compared.stream().map(Connection::id).collect(Collectors.toSet());
        judge(found, connection -> ids.contains(connection.id()));
        if (found.isComplete()) {
            saw(compared.stream()
                    .filter(connection -> PROVEN.contains(connection.state()))
                    .map(connection -> Sighting.of(connection, found.at()))
                    .toList());
        }
    }

    private void judge(Reconciliation found, Predicate<Connection> compared) {
        Map<PublicKey, ComparedAccount> standings = found.accounts().stream()
                .collect(Collectors.toMap(ComparedAccount::key, Function.identity(), (a, _) -> a));
        move(proven().stream()
                .filter(compared)
                .map(connection -> judged(connection, found, standings))
                .toList());
    }

    private Judged judged(Connection connection, Reconciliation found, Map<PublicKey, ComparedAccount> standings) {
        if (isOver(connection)) {
            return new Judged(connection, ConnectionState.DEGRADED, Reason.EXPIRED);
        }
        if (cut.contains(connection.id()) || isFaulty(connection, standings)) {
            return new Judged(connection, ConnectionState.DEGRADED, Reason.PROOF_FAILED);
        }
        return found.isComplete() ? new Judged(connection, ConnectionState.ACTIVE, Reason.NONE) : same(connection);
    }

    private static Judged same(Connection connection) {
        return new Judged(connection, connection.state(), connection.status().reason());
    }

    /// Nobody has to be asked for that: an activation that has ended is active no more. Servers are told when
    /// somebody pushes that.
    public void noteEnds() {
        var over = context.store().read(view -> view.connections().ending(context.id(), context.now())).stream()
                .filter(connection -> PROVEN.contains(connection.state()))
                .map(connection -> new Judged(connection, ConnectionState.DEGRADED, Reason.EXPIRED))
                .filter(Judged::isNews)
                .toList();
        if (!over.isEmpty()) {
            inBackground(() -> move(over));
        }
    }

    private boolean isOver(Connection connection) {
        var end = connection.expiresAt();
        return end != null && !end.isAfter(context.now());
    }

    /// Nothing could be proven for too long.
    void overdue() {
        var active =
                context.store().read(view -> view.connections().in(context.id(), EnumSet.of(ConnectionState.ACTIVE)));
        move(active.stream()
                .map(connection -> new Judged(connection, ConnectionState.DEGRADED, Reason.PROOF_OVERDUE))
                .toList());
    }

    private List<Connection> proven() {
        return context.store().read(view -> view.connections().in(context.id(), PROVEN));
    }

    /// As work that Sluice does by itself, unless it is part of an act.
    void inBackground(Runnable judging) {
        context.acts()
                .inBackground(
                        Operation.local(Action.BACKGROUND),
                        () -> {
                            judging.run();
                            return context.id();
                        },
                        _ -> OperationVerdict.DONE);
    }

    private void saw(List<Sighting> sightings) {
        if (!sightings.isEmpty()) {
            context.store().change(tx -> {
                sightings.forEach(tx.connections()::save);
            });
        }
    }

    private void move(List<Judged> all) {
        var news = all.stream().filter(Judged::isNews).toList();
        for (var from = 0; from < news.size(); from += AT_ONCE) {
            moveTogether(news.subList(from, Math.min(from + AT_ONCE, news.size())));
        }
    }

    private void moveTogether(List<Judged> part) {
        var accounts = part.stream()
                .flatMap(one ->
                        Stream.of(one.connection().exporter(), one.connection().importer()))
                .toList();
        try (var _ = context.locks().hold(accounts)) {
            context.commitAll(
                    tx -> part.stream().map(one -> one.moved(tx, context.now())).toList());
        }
    }

    private static boolean isFaulty(Connection connection, Map<PublicKey, ComparedAccount> standings) {
        var exporter = standings.get(connection.exporter());
        var importer = standings.get(connection.importer());
        return (exporter != null && isOut(exporter))
                || (importer != null && (isOut(importer) || lacks(importer, connection)));
    }

    /// A server acts on something else than what was signed. What is merely unconfirmed, or a server that is
    /// silent, proves nothing.
    private static boolean isOut(ComparedAccount account) {
        return account.servers().stream()
                .anyMatch(server -> isOther(server.stored())
                        || (isOther(server.enforced()) && server.enforced() != SyncStatus.INCOMPLETE));
    }

    private static boolean isOther(SyncStatus status) {
        return status.isDrift() && status != SyncStatus.UNCONFIRMED;
    }

    private static boolean lacks(ComparedAccount importer, Connection connection) {
        var subject = connection.share().subject().text();
        return importer.servers().stream()
                .anyMatch(server -> server.enforced() == SyncStatus.INCOMPLETE
                        && server.imports().contains(subject));
    }

    /// Offers whose token was handed to a partner that is not ours.
    List<Connection> awaited() {
        return context.store()
                .read(view -> view.connections().in(context.id(), EnumSet.of(ConnectionState.PENDING)).stream()
                        .filter(connection -> connection.status().reason() == Reason.TOKEN_ISSUED
                                && view.accounts()
                                        .find(connection.importer())
                                        .filter(Account::isManaged)
                                        .isEmpty())
                        .toList());
    }

    void lookForPartners(ExpectedServers expected) {
        lookFor(awaited(), expected);
    }

    /// The same of some of them.
    void lookForPartners(ExpectedServers expected, Collection<Connection> among) {
        var ids = among.stream().map(Connection::id).collect(Collectors.toSet());
        lookFor(
                awaited().stream()
                        .filter(connection -> ids.contains(connection.id()))
                        .toList(),
                expected);
    }

    private void lookFor(List<Connection> offers, ExpectedServers expected) {
        for (var connection : offers) {
            if (expected.isComplete() && takeUp(connection, expected)) {
                try (var _ = context.locks().hold(connection.exporter(), connection.importer())) {
                    context.commit(tx -> {
                        var now = StagedEdits.get(tx, connection.id());
                        return now.state() == ConnectionState.PENDING
                                ? now.become(ConnectionState.ACTIVATING, Reason.NONE, context.now())
                                        .become(ConnectionState.ACTIVE, Reason.NONE, context.now())
                                        .expiring(tokens.end(tx, now))
                                : now;
                    });
                }
            }
        }
    }

    /// Whether some server has the partner importing with what it was given: it is not ended then, though others
    /// may lack it.
    boolean isUsed(Connection connection, ExpectedServers expected) {
        return context.link().resolver().stored(connection.importer(), expected).stream()
                .anyMatch(text -> imports(text, connection));
    }

    private boolean takeUp(Connection connection, ExpectedServers expected) {
        Resolver resolver = context.link().resolver();
        var key = connection.importer();
        var stored = resolver.stored(key, expected);
        var everywhere =
                stored.size() >= expected.expected() && stored.stream().allMatch(text -> imports(text, connection));
        return everywhere && resolver.enforced(key, expected).stream().allMatch(answer -> isValid(answer, connection));
    }

    private boolean imports(String text, Connection connection) {
        return Provenance.read(text)
                .filter(claims -> claims.imports().stream().anyMatch(claim -> uses(claim, connection)))
                .isPresent();
    }

    private boolean uses(ImportClaim claim, Connection connection) {
        return isAlive(claim.token(), connection)
                && claim.account().equals(connection.exporter().text())
                && claim.type() == connection.share().kind()
                && isWithin(claim.subject(), connection.share().subject());
    }

    private static boolean isValid(LoadedAccount answer, Connection connection) {
        var detail = answer.detail();
        return detail == null
                || detail.imports().stream()
                        .anyMatch(status -> status.account()
                                        .equals(connection.exporter().text())
                                && status.kind() == connection.share().kind()
                                && status.validity() == LoadedAccount.Validity.VALID
                                && isWithin(status.subject(), connection.share().subject()));
    }

    /// Not an older token of the same share that is revoked, nor one whose time has not come or is over. Of one
    /// that is only an address, servers know more.
    private boolean isAlive(String token, Connection connection) {
        if (token.contains("://")) {
            return true;
        }
        try {
            var facts = ActivationTokens.read(token);
            var now = context.now();
            var end = facts.expiresAt();
            return facts.target().equals(connection.importer())
                    && !facts.isEarly(now)
                    && (end == null || end.isAfter(now))
                    && context.store().read(view -> view.revocations().of(connection.exporter())).stream()
                            .noneMatch(row -> row.target().equals(connection.importer())
                                    && row.reaches(
                                            connection.share().kind(),
                                            connection.share().subject())
                                    && row.at() >= facts.issuedAt().getEpochSecond());
        } catch (ProblemException _) {
            return false;
        }
    }

    private static boolean isWithin(String text, Subject subject) {
        try {
            return subject.contains(Subject.of(text));
        } catch (ProblemException _) {
            return false;
        }
    }
}
