package dev.sluice.domain.federation.push;

import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.jwt.claims.ImportClaim;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import dev.sluice.domain.port.Subscription;
import dev.sluice.domain.port.SubscriptionReport;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether clients that subscribed before are served by a connection: each of their subscriptions must have its
/// shadow at the exporter (nats-server-facts.md#2.11). After a late renewal servers show the import valid and
/// leave the old subscribers cut; one push mends it (1.9).
public final class SubscriptionWiring {
    private static final int LOOKS = 3;

    private final EnvironmentContext context;
    private final PushProtocol protocol;

    public SubscriptionWiring(EnvironmentContext context, PushProtocol protocol) {
        this.context = context;
        this.protocol = protocol;
    }

    public enum Finding {
        WIRED,
        /// No client of the importer subscribes, so nothing has to be wired.
        IDLE,
        NOT_WIRED
    }

    private record Place(String server, long cid, String sid) {
        static Place of(Subscription subscription) {
            return new Place(subscription.server().id(), subscription.cid(), subscription.sid());
        }
    }

    public Finding of(Connection connection, ExpectedServers expected) {
        if (connection.share().kind() == ShareKind.SERVICE) {
            return Finding.IDLE;
        }
        var finding = look(connection, expected);
        // Two tables are never read at the same moment: a client that comes or goes is looked for again.
        for (var looks = 1; finding == Finding.NOT_WIRED && looks < LOOKS; looks++) {
            finding = look(connection, expected);
        }
        return finding;
    }

    private Finding look(Connection connection, ExpectedServers expected) {
        var resolver = context.link().resolver();
        var tables = resolver.subscriptions(List.of(connection.importer(), connection.exporter()), expected);
        return finding(connection, tables.getFirst(), tables.getLast());
    }

    /// Which of these are not wired, in tables that are asked for all of them together: to be looked at again, one
    /// by one.
    public List<Connection> suspects(List<Connection> connections, ExpectedServers expected) {
        var streams = connections.stream()
                .filter(connection -> connection.share().kind() == ShareKind.STREAM)
                .toList();
        var keys = streams.stream()
                .flatMap(connection -> Stream.of(connection.importer(), connection.exporter()))
                .distinct()
                .toList();
        var tables = context.link().resolver().subscriptions(keys, expected);
        return streams.stream()
                .filter(connection -> finding(
                                connection,
                                tables.get(keys.indexOf(connection.importer())),
                                tables.get(keys.indexOf(connection.exporter())))
                        == Finding.NOT_WIRED)
                .toList();
    }

    private Finding finding(Connection connection, SubscriptionReport importing, SubscriptionReport exporting) {
        var importer = connection.importer().text();
        var wanted = places(importing, connection);
        if (wanted.isEmpty()) {
            return Finding.IDLE;
        }
        var shadows = exporting.subscriptions().stream()
                .filter(subscription -> subscription.owner().equals(importer))
                .map(Place::of)
                .collect(Collectors.toSet());
        return shadows.containsAll(wanted) ? Finding.WIRED : Finding.NOT_WIRED;
    }

    private Set<Place> places(SubscriptionReport table, Connection connection) {
        var owner = connection.importer();
        var pattern = connection.effectiveSubject().asPattern();
        var clients = table.subscriptions().stream()
                .filter(subscription -> subscription.owner().equals(owner.text()) && overlaps(subscription, pattern))
                .toList();
        var services = clients.isEmpty() ? Set.<String>of() : services(owner);
        return clients.stream()
                .filter(subscription -> !services.contains(subscription.subject()))
                .map(Place::of)
                .collect(Collectors.toSet());
    }

    /// Where the account calls services of others: servers subscribe there themselves.
    private Set<String> services(PublicKey importer) {
        return context.store()
                .read(view -> view.accounts().find(importer).filter(Account::isManaged).stream()
                        .flatMap(account -> ClaimsPlanner.claims(view, account).imports().stream())
                        .filter(ImportClaim::isService)
                        .map(ImportClaim::effectiveSubject)
                        .collect(Collectors.toSet()));
    }

    /// A server's reply is hostile input.
    private static boolean overlaps(Subscription subscription, Subject local) {
        try {
            return Subject.of(subscription.subject()).overlaps(local);
        } catch (ProblemException _) {
            return false;
        }
    }

    /// Serves old subscribers again, if they are not. A revocation entry that kills nothing makes servers
    /// re-evaluate all importers with the exporter's next push.
    public void mend(Connection connection, ExpectedServers expected, Progress progress) {
        try {
            if (of(connection, expected) == Finding.NOT_WIRED) {
                heal(connection, expected, progress);
            }
        } catch (ProblemException _) {
            // Activated and proven already; the next round looks again.
            return;
        }
    }

    /// @return what servers said; empty when the exporter is not ours to push
    public Optional<PushReport> heal(Connection connection, ExpectedServers expected, Progress progress) {
        var exporter = connection.exporter();
        var ours = context.store()
                .read(view -> view.accounts().find(exporter))
                .filter(Account::isManaged)
                .isPresent();
        // A text that is installed by hand reloads its account anyway.
        if (!ours || context.link().resolver().isInstalledByHand()) {
            return Optional.empty();
        }
        var share = connection.share();
        return Optional.of(protocol.republish(
                exporter,
                connection.id(),
                tx -> tx.revocations().save(new Revocation(exporter, share.kind(), share.subject(), exporter, 1)),
                expected,
                progress));
    }
}
