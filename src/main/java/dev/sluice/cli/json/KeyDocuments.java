package dev.sluice.cli.json;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.Table;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.domain.federation.operation.KnownKey;
import dev.sluice.domain.federation.operation.RotationPlan;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Keys and rotation plans, for people and for scripts.
public final class KeyDocuments {
    private KeyDocuments() {}

    public static ObjectNode key(KnownKey key) {
        var node = JsonDocuments.plain()
                .put("key", key.key().text())
                .put("kind", Terms.of(key.kind()))
                .put("status", Terms.of(key.state()))
                .put("owner", key.owner())
                .put("name", key.name())
                .put("held", key.held())
                .put("since", JsonDocuments.time(key.since()));
        var activations = node.putArray("activations");
        key.activations().forEach(activations::add);
        var users = node.putArray("users");
        key.users().forEach(users::add);
        key.accounts().forEach(node.putArray("accounts")::add);
        return node.put("exportedAt", JsonDocuments.time(key.exportedAt()))
                .put("compromisedAt", JsonDocuments.time(key.compromisedAt()));
    }

    public static List<String> table(List<KnownKey> keys) {
        var table = new Table(
                CliMessages.of("column.type"),
                CliMessages.of("column.owner"),
                CliMessages.of("column.name"),
                CliMessages.of("column.key"),
                CliMessages.of("column.status"),
                CliMessages.of("column.since"),
                CliMessages.of("column.signed"),
                CliMessages.of("column.held"));
        keys.forEach(key -> table.row(
                Terms.of(key.kind()),
                key.owner(),
                key.name(),
                key.key().text(),
                key.compromisedAt() == null ? Terms.of(key.state()) : CliMessages.of("key.isCompromised"),
                key.since() == null ? Terms.NOTHING : String.valueOf(JsonDocuments.time(key.since())),
                signed(key),
                held(key)));
        return table.lines();
    }

    private static String signed(KnownKey key) {
        var things = new ArrayList<String>();
        count(things, "key.signed.accounts", key.accounts());
        count(things, "key.signed.activations", key.activations());
        count(things, "key.signed.users", key.users());
        return things.isEmpty() ? Terms.NOTHING : String.join(", ", things);
    }

    private static void count(List<String> things, String text, List<String> names) {
        if (!names.isEmpty()) {
            things.add(CliMessages.of(text, names.size()));
        }
    }

    private static String held(KnownKey key) {
        if (!key.held()) {
            return CliMessages.of("key.missing");
        }
        return key.exportedAt() == null
                ? CliMessages.of("key.held")
                : CliMessages.of("key.heldAndOut", String.valueOf(JsonDocuments.time(key.exportedAt())));
    }

    public static ObjectNode plan(EnvironmentSession session, RotationPlan plan) {
        var rotation = plan.rotation();
        var node = JsonDocuments.plain()
                .put("subject", plan.subject().text())
                .put("name", plan.name())
                .put("oldKey", plan.oldKey().text())
                .put("phase", rotation == null ? null : Terms.of(rotation.phase()))
                .put("keepsOld", plan.keepsOld())
                .put("needsConsent", plan.needsConsent());
        var accounts = node.putArray("accounts");
        plan.accounts().forEach(accounts::add);
        node.set("activations", JsonDocuments.array(plan.activations(), activation -> {
            var one = JsonDocuments.plain();
            one.set("connection", JsonDocuments.of(session).connection(activation.connection()));
            return one.put("place", Terms.of(activation.place())).put("reissued", activation.reissued());
        }));
        node.set(
                "users",
                JsonDocuments.array(
                        plan.users(),
                        creds -> JsonDocuments.of(session).user(creds.user()).put("reissued", creds.reissued())));
        return JsonDocuments.object("plan", node);
    }

    public static List<String> lines(RotationPlan plan) {
        var lines = new ArrayList<String>();
        lines.add(CliMessages.of("key.plan.title", plan.name(), plan.oldKey()));
        lines.add(CliMessages.of("key.plan.accounts", String.join(", ", plan.accounts())));
        if (!plan.activations().isEmpty()) {
            var table = new Table(
                    CliMessages.of("column.connection"),
                    CliMessages.of("column.partner"),
                    CliMessages.of("column.place"),
                    CliMessages.of("column.status"));
            plan.activations()
                    .forEach(activation -> table.row(
                            activation.connection().share().name(),
                            activation.partner(),
                            CliMessages.of("key.place." + Terms.of(activation.place())),
                            CliMessages.of(activation.reissued() ? "key.reissued" : "key.toReissue")));
            lines.add(CliMessages.of("key.plan.activations", plan.activations().size()));
            lines.addAll(table.lines());
        }
        if (!plan.users().isEmpty()) {
            lines.add(CliMessages.of("key.plan.users", users(plan)));
        }
        if (plan.needsConsent()) {
            lines.add(CliMessages.of("key.plan.consent"));
        }
        if (plan.keepsOld()) {
            lines.add(CliMessages.of("key.plan.keeps"));
        }
        return lines;
    }

    /// What stops when the old key is retired.
    public static List<String> waiting(RotationPlan plan) {
        var lines = new ArrayList<String>();
        plan.handedOut()
                .forEach(activation -> lines.add(CliMessages.of(
                        "key.waits.token", activation.connection().share().name(), activation.partner())));
        if (!plan.users().isEmpty()) {
            lines.add(CliMessages.of("key.waits.users", users(plan)));
        }
        lines.add(CliMessages.of("key.waits.next", plan.name()));
        return lines;
    }

    private static String users(RotationPlan plan) {
        return String.join(
                ", ", plan.users().stream().map(creds -> creds.user().name()).toList());
    }
}
