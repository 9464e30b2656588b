package dev.sluice.cli.json;

import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.domain.federation.maintenance.Drifts.Drift;
import dev.sluice.domain.federation.operation.Reconciliation;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedAccount;
import dev.sluice.domain.federation.operation.Reconciliation.ComparedServer;
import dev.sluice.domain.federation.operation.Reconciliation.Foreign;
import dev.sluice.domain.model.server.PushReport;
import dev.sluice.domain.model.server.ServerRef;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON forms of comparisons with servers.
public final class ReconcileDocuments {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final EnvironmentSession session;

    public ReconcileDocuments(EnvironmentSession session) {
        this.session = session;
    }

    public ObjectNode reconciliation(Reconciliation found) {
        var node = NODES.objectNode()
                .put("drift", found.isDrift())
                .put("complete", found.isComplete())
                .put("expected", found.expected())
                .put("at", JsonDocuments.time(found.at()));
        node.set(
                "servers",
                JsonDocuments.array(found.servers(), server -> server(server).put("drift", found.isDrift(server))));
        node.set("accounts", JsonDocuments.array(found.accounts(), this::account));
        node.set("foreign", JsonDocuments.array(found.foreign(), ReconcileDocuments::foreign));
        node.set("mended", JsonDocuments.array(found.mended(), this::mended));
        return node;
    }

    private ObjectNode account(ComparedAccount account) {
        var node = JsonDocuments.of(session)
                .party(account.key())
                .put("drift", account.isDrift())
                .put("status", account.status().word());
        var until = account.ignoredUntil();
        node.put("ignoredUntil", until == null ? null : JsonDocuments.time(until));
        node.set("servers", JsonDocuments.array(account.servers(), ReconcileDocuments::standing));
        return node;
    }

    private static ObjectNode standing(ComparedServer standing) {
        return server(standing.server())
                .put("drift", standing.isDrift())
                .put("status", standing.worst().word())
                .put("stored", standing.stored().word())
                .put("enforced", standing.enforced().word())
                .put("detail", standing.detail());
    }

    private static ObjectNode foreign(Foreign foreign) {
        var node = NODES.objectNode().put("key", foreign.key()).put("name", foreign.name());
        node.set("servers", JsonDocuments.array(foreign.servers(), ReconcileDocuments::server));
        return node;
    }

    private ObjectNode mended(PushReport report) {
        var node = NODES.objectNode();
        node.set("account", JsonDocuments.of(session).party(report.account()));
        return node.put("stored", report.stored())
                .put("expected", report.replies().size())
                .put("complete", report.isComplete());
    }

    public ObjectNode drift(Drift drift) {
        var node = NODES.objectNode();
        node.set("account", JsonDocuments.of(session).party(drift.account().key()));
        var until = drift.ignoredUntil();
        node.put("usable", drift.usable() == dev.sluice.domain.federation.maintenance.Drifts.Usability.USABLE)
                .put("ignoredUntil", until == null ? null : JsonDocuments.time(until));
        node.set("servers", JsonDocuments.array(drift.servers(), ReconcileDocuments::server));
        node.set(
                "claims",
                JsonDocuments.array(
                        drift.lines(),
                        line -> NODES.objectNode()
                                .put("path", line.path())
                                .put("ours", line.ours())
                                .put("base", line.base())
                                .put("theirs", line.theirs())));
        return node;
    }

    private static ObjectNode server(ServerRef server) {
        return NODES.objectNode()
                .put("name", server.name())
                .put("id", server.id())
                .put("version", server.version());
    }
}
