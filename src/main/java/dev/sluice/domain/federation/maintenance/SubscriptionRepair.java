package dev.sluice.domain.federation.maintenance;

import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.Progress;
import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedAccount;
import dev.sluice.domain.federation.push.PushProtocol;
import dev.sluice.domain.federation.push.SubscriptionWiring;
import dev.sluice.domain.federation.push.SubscriptionWiring.Finding;
import dev.sluice.domain.federation.sharing.StagedEdits;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Connection.Grant;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.ExpectedServers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// After every comparison: looks for clients that are cut though servers show their import as good, and serves
/// them again. An activation is mended once; what that does not mend is degraded.
final class SubscriptionRepair {
    private static final int AT_ONCE = 32;

    private final EnvironmentContext context;
    private final SubscriptionWiring wiring;
    private final Map<ConnectionId, Grant> tried = new HashMap<>();
    private final Set<ConnectionId> cut = new HashSet<>();

    SubscriptionRepair(EnvironmentContext context, PushProtocol protocol) {
        this.context = context;
        this.wiring = new SubscriptionWiring(context, protocol);
    }

    /// Whose clients are cut still.
    Set<ConnectionId> cut() {
        return Set.copyOf(cut);
    }

    /// @return what was pushed
    List<PushReport> round(Reconciliation found, ExpectedServers expected) {
        var reports = new ArrayList<PushReport>();
        // A server that is silent shows neither subscriptions nor shadows.
        if (!found.isComplete()) {
            return reports;
        }
        cut.clear();
        var adrift = found.accounts().stream()
                .filter(ComparedAccount::isDrift)
                .map(ComparedAccount::key)
                .collect(Collectors.toSet());
        var candidates = candidates(adrift);
        for (var from = 0; from < candidates.size(); from += AT_ONCE) {
            var part = candidates.subList(from, Math.min(from + AT_ONCE, candidates.size()));
            wiring.suspects(part, expected).forEach(suspect -> mend(suspect, expected, reports));
        }
        return reports;
    }

    /// What is out of step is mended by other means first.
    private List<Connection> candidates(Set<PublicKey> adrift) {
        return context.store().read(view -> view.connections().in(context.id(), ConnectionHealth.PROVEN)).stream()
                .filter(connection ->
                        !adrift.contains(connection.exporter()) && !adrift.contains(connection.importer()))
                .toList();
    }

    private void mend(Connection connection, ExpectedServers expected, List<PushReport> reports) {
        try (var _ = context.locks().hold(connection.exporter(), connection.importer())) {
            var now = context.store().read(view -> StagedEdits.get(view, connection.id()));
            if (now.state() != connection.state() || wiring.of(now, expected) != Finding.NOT_WIRED) {
                return;
            }
            if (!now.grant().equals(tried.put(now.id(), now.grant()))) {
                wiring.heal(now, expected, Progress.NONE).ifPresent(reports::add);
            }
            if (wiring.of(now, expected) == Finding.NOT_WIRED) {
                cut.add(now.id());
            }
        }
    }
}
