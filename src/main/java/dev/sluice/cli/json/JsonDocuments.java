package dev.sluice.cli.json;

import dev.sluice.cli.io.Terms;
import dev.sluice.cli.session.EnvironmentSession;
import dev.sluice.domain.federation.operation.AccountView;
import dev.sluice.domain.federation.operation.ImportView;
import dev.sluice.domain.federation.operation.Proof;
import dev.sluice.domain.federation.operation.TokenFacts;
import dev.sluice.domain.flow.FlowSample;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.model.SuspensionHold;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The JSON forms of the domain. Field names are a contract with scripts: they are added to, never renamed.
public final class JsonDocuments {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final EnvironmentSession session;
    private @Nullable ExportUsers users;

    private JsonDocuments(EnvironmentSession session) {
        this.session = session;
    }

    public static JsonDocuments of(EnvironmentSession session) {
        return new JsonDocuments(session);
    }

    public static ObjectNode plain() {
        return NODES.objectNode();
    }

    public static ObjectNode object(String name, JsonNode value) {
        var node = NODES.objectNode();
        node.set(name, value);
        return node;
    }

    public static <T> ObjectNode list(String name, Collection<T> items, Function<T, ObjectNode> form) {
        return object(name, array(items, form));
    }

    public static <T> JsonNode array(Collection<T> items, Function<T, ObjectNode> form) {
        var array = NODES.arrayNode();
        items.forEach(item -> array.add(form.apply(item)));
        return array;
    }

    public static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : at.truncatedTo(ChronoUnit.MILLIS).toString();
    }

    public ObjectNode party(PublicKey key) {
        return NODES.objectNode().put("name", session.name(key)).put("key", key.text());
    }

    public ObjectNode account(AccountView view) {
        var account = view.account();
        var lifespan = view.lifespan();
        var node = NODES.objectNode()
                .put("name", account.name())
                .put("key", account.key().text())
                .put("role", Terms.of(account.role()));
        var abilities = node.putArray("abilities");
        view.abilities().stream().sorted().forEach(ability -> abilities.add(Terms.of(ability)));
        return node.put("exportCount", view.exports())
                .put("importCount", view.imports())
                .put("connectionCount", view.liveConnections())
                .put("createdAt", time(account.createdAt()))
                .put("validFrom", time(lifespan.from()))
                .put("expiresAt", time(lifespan.until()));
    }

    public ObjectNode user(User user) {
        var node = NODES.objectNode()
                .put("name", user.name())
                .put("key", user.key().text());
        node.set("account", party(user.account()));
        var facts = session.services().users().facts(user);
        return node.put("createdAt", time(user.createdAt()))
                .put("role", facts.role())
                .put("issuedAt", time(facts.issuedAt()))
                .put("expiresAt", time(facts.expiresAt()))
                .put("revokedAt", time(facts.revokedAt()));
    }

    public ObjectNode export(Export export) {
        var node = NODES.objectNode().put("id", export.id().value().toString()).put("name", export.name());
        node.set("account", party(export.account()));
        share(node, export.kind(), export.subject());
        var facts = session.services().exports().facts(export);
        var response = facts.response();
        return node.put("visibility", Terms.of(export.visibility()))
                .put("accountTokenPosition", facts.isBound() ? facts.position() : null)
                .put("responseType", response == null ? null : response.type().word())
                .put("connectionCount", users().count(export))
                .put("createdAt", time(export.createdAt()));
    }

    public ObjectNode imported(ImportView view) {
        var node = NODES.objectNode().put("name", view.name());
        node.set("account", party(view.account()));
        node.set("exporter", party(view.exporter()));
        share(node, view.kind(), view.subject());
        node.put("localSubject", local(view.subject(), view.effectiveSubject()));
        return switch (view) {
            case ImportView.Public _ ->
                node.put("visibility", "public").putNull("connection").putNull("status");
            case ImportView.Kept kept ->
                node.put("visibility", kept.isConsented() ? "private" : "public")
                        .putNull("connection")
                        .put("status", "kept");
            case ImportView.Consented consented ->
                node.put("visibility", "private")
                        .put("connection", id(consented.connection()))
                        .put("status", consented.connection().state().word());
        };
    }

    public ObjectNode connection(Connection connection) {
        var share = connection.share();
        var node = NODES.objectNode().put("id", id(connection)).put("name", share.name());
        share(node, share.kind(), share.subject());
        node.put("localSubject", local(share.subject(), connection.effectiveSubject()));
        node.set("exporter", party(share.exporter()));
        node.set("importer", party(share.importer()));
        var reason = connection.status().reason().word();
        node.put("status", connection.state().word())
                .put("reason", reason.isEmpty() ? null : reason)
                .put("since", time(connection.status().since()))
                .put("seenAt", time(session.sightings().of(connection).orElse(null)))
                .put("seenAgeSeconds", age(connection));
        node.set("suspendedBy", array(SuspensionHold.of(connection).holders(connection), this::party));
        return node.put("createdAt", time(connection.createdAt())).put("expiresAt", time(connection.expiresAt()));
    }

    private @Nullable Long age(Connection connection) {
        return session.sightings()
                .of(connection)
                .map(at -> Math.max(0, Duration.between(at, session.now()).toSeconds()))
                .orElse(null);
    }

    public ObjectNode token(TokenFacts facts) {
        var node = NODES.objectNode().put("name", facts.name());
        node.set("exporter", party(facts.exporter()));
        node.put("issuer", facts.issuer().text());
        node.set("target", party(facts.target()));
        return share(node, facts.kind(), facts.subject())
                .put("issuedAt", time(facts.issuedAt()))
                .put("startsAt", time(facts.startsAt()))
                .put("expiresAt", time(facts.expiresAt()));
    }

    public ObjectNode proof(Proof proof) {
        var node = NODES.objectNode();
        node.set("account", party(proof.account()));
        node.put("stored", proof.stored())
                .put("expected", proof.expected())
                .put("effective", proof.isEffective())
                .put("at", time(proof.at()));
        node.set(
                "servers",
                array(
                        proof.servers(),
                        server -> NODES.objectNode()
                                .put("name", server.server().name())
                                .put("id", server.server().id())
                                .put("version", server.server().version())
                                .put("status", Terms.of(server.rung()))
                                .put("detail", server.detail())));
        var missing = node.putArray("missing");
        proof.missing().forEach(missing::add);
        return node;
    }

    public ObjectNode flow(FlowSample sample, Instant now) {
        var node =
                NODES.objectNode().put("connection", sample.connection().value().toString());
        if (Double.isNaN(sample.messagesPerSecond())) {
            node.putNull("messagesPerSecond");
        } else {
            node.put("messagesPerSecond", sample.messagesPerSecond());
        }
        return node.put("source", sample.source().words())
                .put("ageMillis", Math.max(0, Duration.between(sample.at(), now).toMillis()))
                .put("serversAnswered", sample.serversAnswered())
                .put("serversExpected", sample.serversExpected());
    }

    /// With what its servers are configured with.
    public ObjectNode environment(Environment environment, String systemJwt) {
        var node = NODES.objectNode().put("name", environment.name()).put("level", Terms.of(environment.level()));
        node.set(
                "operator",
                NODES.objectNode().put("key", environment.operator().text()).put("jwt", environment.operatorJwt()));
        node.set("systemAccount", party(environment.systemAccount()).put("jwt", systemJwt));
        var servers = node.putArray("servers");
        environment.servers().forEach(servers::add);
        return node;
    }

    /// Read when the first export is told of.
    private ExportUsers users() {
        var known = users;
        if (known == null) {
            known = new ExportUsers(session);
            users = known;
        }
        return known;
    }

    private static String id(Connection connection) {
        return connection.id().value().toString();
    }

    private static ObjectNode share(ObjectNode node, ShareKind kind, Subject subject) {
        return share(node, kind, subject.text());
    }

    private static ObjectNode share(ObjectNode node, ShareKind kind, String subject) {
        return node.put("kind", kind.word()).put("subject", subject);
    }

    private static @Nullable String local(Subject subject, Subject effective) {
        return subject.equals(effective) ? null : effective.text();
    }
}
