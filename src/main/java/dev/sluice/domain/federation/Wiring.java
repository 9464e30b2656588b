package dev.sluice.domain.federation;

import dev.sluice.domain.federation.Delivery.Errand;
import dev.sluice.domain.federation.Progress.Purpose;
import dev.sluice.domain.federation.port.Roster;
import dev.sluice.domain.federation.port.Subscription;
import dev.sluice.domain.federation.port.SubscriptionReport;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Whether clients that subscribed before are served by a connection: each of their subscriptions
/// must have its shadow at the exporter (nats-server-facts 2.11). After a late renewal servers show
/// the import valid and leave the old subscribers cut; one push mends it (1.9).
final class Wiring {
    private static final int LOOKS = 3;

    private final Scope scope;
    private final Delivery delivery;

    Wiring(Scope scope, Delivery delivery) {
        this.scope = scope;
        this.delivery = delivery;
    }

    enum Finding {
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

    Finding of(Connection connection, Roster roster) {
        if (connection.share().kind() == ShareKind.SERVICE) {
            return Finding.IDLE;
        }
        var finding = look(connection, roster);
        // Two tables are never read at the same moment: a client that comes or goes is looked for again.
        for (var looks = 1; finding == Finding.NOT_WIRED && looks < LOOKS; looks++) {
            finding = look(connection, roster);
        }
        return finding;
    }

    private Finding look(Connection connection, Roster roster) {
        var resolver = scope.link().resolver();
        var tables = resolver.subscriptions(List.of(connection.importer(), connection.exporter()), roster);
        var importer = connection.importer().text();
        var wanted = places(tables.getFirst(), importer, connection.effectiveSubject());
        if (wanted.isEmpty()) {
            return Finding.IDLE;
        }
        var shadows = tables.getLast().subscriptions().stream()
                .filter(subscription -> subscription.owner().equals(importer))
                .map(Place::of)
                .collect(Collectors.toSet());
        return shadows.containsAll(wanted) ? Finding.WIRED : Finding.NOT_WIRED;
    }

    private static Set<Place> places(SubscriptionReport table, String owner, Subject local) {
        var pattern = local.asPattern();
        return table.subscriptions().stream()
                .filter(subscription -> subscription.owner().equals(owner) && overlaps(subscription, pattern))
                .map(Place::of)
                .collect(Collectors.toSet());
    }

    /// A server's reply is hostile input.
    private static boolean overlaps(Subscription subscription, Subject local) {
        try {
            return Subject.of(subscription.subject()).overlaps(local);
        } catch (ProblemException _) {
            return false;
        }
    }

    /// Serves old subscribers again, if they are not. A revocation entry that kills nothing makes
    /// servers re-evaluate all importers with the exporter's next push.
    void mend(Connection connection, Errand errand) {
        try {
            if (of(connection, errand.roster()) == Finding.NOT_WIRED) {
                heal(connection, errand);
            }
        } catch (ProblemException _) {
            // Activated and proven already; the next round looks again.
            return;
        }
    }

    void heal(Connection connection, Errand errand) {
        var exporter = connection.exporter();
        var ours = scope.store()
                .read(view -> view.account(exporter))
                .filter(Account::isManaged)
                .isPresent();
        if (!ours) {
            return;
        }
        var share = connection.share();
        scope.store().write(tx -> {
            var harmless = new Revocation(exporter, share.kind(), share.subject(), exporter, 1);
            tx.save(harmless);
            return harmless;
        });
        try (var _ = scope.locks().hold(exporter);
                var work = scope.begin(dev.sluice.domain.federation.port.Journal.Kind.PUBLISH, connection.id())) {
            var report = delivery.signAndPush(
                    exporter, new Errand(work.entry(), Purpose.PUBLISH, errand.roster(), errand.progress()));
            work.end("rewired " + report.summary());
        }
    }
}
