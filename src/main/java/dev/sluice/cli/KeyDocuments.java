package dev.sluice.cli;

import dev.sluice.domain.federation.act.KnownKey;
import dev.sluice.domain.federation.act.RotationPlan;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Keys and rotation plans, for people and for scripts.
final class KeyDocuments {
    private KeyDocuments() {}

    static ObjectNode key(KnownKey key) {
        var node = Documents.plain()
                .put("key", key.key().text())
                .put("kind", Words.of(key.kind()))
                .put("status", Words.of(key.state()))
                .put("owner", key.owner())
                .put("name", key.name())
                .put("held", key.held())
                .put("since", Documents.time(key.since()));
        var activations = node.putArray("activations");
        key.activations().forEach(activations::add);
        var users = node.putArray("users");
        key.users().forEach(users::add);
        return node;
    }

    static List<String> table(List<KnownKey> keys) {
        var table = new Table(
                Texts.of("column.type"),
                Texts.of("column.owner"),
                Texts.of("column.name"),
                Texts.of("column.key"),
                Texts.of("column.status"),
                Texts.of("column.held"));
        keys.forEach(key -> table.row(
                Words.of(key.kind()),
                key.owner(),
                key.name(),
                key.key().text(),
                Words.of(key.state()),
                Texts.of(key.held() ? "key.held" : "key.missing")));
        return table.lines();
    }

    static ObjectNode plan(Session session, RotationPlan plan) {
        var rotation = plan.rotation();
        var node = Documents.plain()
                .put("subject", plan.subject().text())
                .put("name", plan.name())
                .put("oldKey", plan.oldKey().text())
                .put("phase", rotation == null ? null : Words.of(rotation.phase()))
                .put("keepsOld", plan.keepsOld())
                .put("needsConsent", plan.needsConsent());
        var accounts = node.putArray("accounts");
        plan.accounts().forEach(accounts::add);
        node.set("activations", Documents.array(plan.activations(), activation -> {
            var one = Documents.plain();
            one.set("connection", Documents.of(session).connection(activation.connection()));
            return one.put("place", Words.of(activation.place())).put("reissued", activation.reissued());
        }));
        node.set(
                "users",
                Documents.array(
                        plan.users(),
                        creds -> Documents.of(session).user(creds.user()).put("reissued", creds.reissued())));
        return Documents.object("plan", node);
    }

    static List<String> lines(RotationPlan plan) {
        var lines = new ArrayList<String>();
        lines.add(Texts.of("key.plan.title", plan.name(), plan.oldKey()));
        lines.add(Texts.of("key.plan.accounts", String.join(", ", plan.accounts())));
        if (!plan.activations().isEmpty()) {
            var table = new Table(
                    Texts.of("column.connection"),
                    Texts.of("column.partner"),
                    Texts.of("column.place"),
                    Texts.of("column.status"));
            plan.activations()
                    .forEach(activation -> table.row(
                            activation.connection().share().name(),
                            activation.partner(),
                            Texts.of("key.place." + Words.of(activation.place())),
                            Texts.of(activation.reissued() ? "key.reissued" : "key.toReissue")));
            lines.add(Texts.of("key.plan.activations", plan.activations().size()));
            lines.addAll(table.lines());
        }
        if (!plan.users().isEmpty()) {
            lines.add(Texts.of("key.plan.users", users(plan)));
        }
        if (plan.needsConsent()) {
            lines.add(Texts.of("key.plan.consent"));
        }
        if (plan.keepsOld()) {
            lines.add(Texts.of("key.plan.keeps"));
        }
        return lines;
    }

    /// What stops when the old key is retired.
    static List<String> waiting(RotationPlan plan) {
        var lines = new ArrayList<String>();
        plan.handedOut()
                .forEach(activation -> lines.add(Texts.of(
                        "key.waits.token", activation.connection().share().name(), activation.partner())));
        if (!plan.users().isEmpty()) {
            lines.add(Texts.of("key.waits.users", users(plan)));
        }
        lines.add(Texts.of("key.waits.next", plan.name()));
        return lines;
    }

    private static String users(RotationPlan plan) {
        return String.join(
                ", ", plan.users().stream().map(creds -> creds.user().name()).toList());
    }
}
