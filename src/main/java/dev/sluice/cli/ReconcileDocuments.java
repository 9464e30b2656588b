package dev.sluice.cli;

import dev.sluice.domain.federation.act.Reconciliation;
import dev.sluice.domain.federation.act.Reconciliation.AccountStanding;
import dev.sluice.domain.federation.act.Reconciliation.Foreign;
import dev.sluice.domain.federation.act.Reconciliation.ServerStanding;
import dev.sluice.domain.federation.care.Drifts.Drift;
import dev.sluice.domain.federation.port.PushReport;
import dev.sluice.domain.federation.port.ServerRef;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON forms of comparisons with servers.
final class ReconcileDocuments {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Session session;

    ReconcileDocuments(Session session) {
        this.session = session;
    }

    ObjectNode reconciliation(Reconciliation found) {
        var node = NODES.objectNode()
                .put("drift", found.isDrift())
                .put("complete", found.isComplete())
                .put("expected", found.expected())
                .put("at", Documents.time(found.at()));
        node.set(
                "servers",
                Documents.array(found.servers(), server -> server(server).put("drift", found.isDrift(server))));
        node.set("accounts", Documents.array(found.accounts(), this::account));
        node.set("foreign", Documents.array(found.foreign(), ReconcileDocuments::foreign));
        node.set("mended", Documents.array(found.mended(), this::mended));
        return node;
    }

    private ObjectNode account(AccountStanding account) {
        var node = Documents.of(session)
                .party(account.key())
                .put("drift", account.isDrift())
                .put("status", account.standing().word());
        var until = account.ignoredUntil();
        node.put("ignoredUntil", until == null ? null : Documents.time(until));
        node.set("servers", Documents.array(account.servers(), ReconcileDocuments::standing));
        return node;
    }

    private static ObjectNode standing(ServerStanding standing) {
        return server(standing.server())
                .put("drift", standing.isDrift())
                .put("status", standing.worst().word())
                .put("stored", standing.stored().word())
                .put("enforced", standing.enforced().word())
                .put("detail", standing.detail());
    }

    private static ObjectNode foreign(Foreign foreign) {
        var node = NODES.objectNode().put("key", foreign.key()).put("name", foreign.name());
        node.set("servers", Documents.array(foreign.servers(), ReconcileDocuments::server));
        return node;
    }

    private ObjectNode mended(PushReport report) {
        var node = NODES.objectNode();
        node.set("account", Documents.of(session).party(report.account()));
        return node.put("stored", report.stored())
                .put("expected", report.replies().size())
                .put("complete", report.isComplete());
    }

    ObjectNode drift(Drift drift) {
        var node = NODES.objectNode();
        node.set("account", Documents.of(session).party(drift.account().key()));
        var until = drift.ignoredUntil();
        node.put("usable", drift.usable() == dev.sluice.domain.federation.care.Drifts.Usability.USABLE)
                .put("ignoredUntil", until == null ? null : Documents.time(until));
        node.set("servers", Documents.array(drift.servers(), ReconcileDocuments::server));
        node.set(
                "claims",
                Documents.array(
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
