package dev.sluice.adapter.audit;

import dev.sluice.domain.audit.AuditChange;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditExport;
import dev.sluice.domain.audit.AuditObject;
import dev.sluice.domain.audit.ServerResult;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// A JSON array of entries, one a line. What a terminal would obey, or what shows nothing, is escaped, so that the
/// values are as they were and the file can be looked at.
public final class AuditJson implements AuditExport {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper MAPPER = JsonMapper.builder(
                    JsonFactory.builder().characterEscapes(new PlainText()).build())
            .build();
    private static final String BETWEEN = ",\n";

    @Override
    public String whole(List<AuditEntry> entries) {
        return entries.stream().map(AuditJson::text).collect(Collectors.joining(BETWEEN, "[\n", "\n]\n"));
    }

    @Override
    public String head(String about) {
        var object = MAPPER.writeValueAsString(NODES.objectNode().put("about", about));
        return object.substring(0, object.length() - 1) + ",\"entries\":[\n";
    }

    @Override
    public String part(AuditEntry entry, long number) {
        return (number == 0 ? "" : BETWEEN) + text(entry);
    }

    @Override
    public String foot() {
        return "\n]}\n";
    }

    private static String text(AuditEntry entry) {
        return MAPPER.writeValueAsString(node(entry));
    }

    /// The names are a contract with whoever reads the files: they are added to, never renamed.
    private static ObjectNode node(AuditEntry entry) {
        var facts = entry.facts();
        var environment = facts.environment();
        var node = NODES.objectNode()
                .put("number", entry.number())
                .put("act", facts.act().toString())
                .put(
                        "environment",
                        environment == null ? "" : environment.value().toString())
                .put("time", facts.at().toString())
                .put("tookMicros", facts.micros())
                .put("user", facts.actor().user())
                .put("name", facts.actor().name())
                .put("profile", facts.actor().profile())
                .put("action", facts.deed().action())
                .put("outcome", facts.ending().outcome().word())
                .put("note", facts.ending().note());
        node.set("objects", list(facts.deed().objects(), AuditJson::object));
        node.set("changes", list(facts.deed().changes(), AuditJson::change));
        node.set("results", list(facts.ending().results(), AuditJson::result));
        return node.put("previous", entry.previous()).put("hash", entry.hash());
    }

    private static <T> JsonNode list(List<T> rows, Function<T, ObjectNode> form) {
        var list = NODES.arrayNode();
        rows.forEach(row -> list.add(form.apply(row)));
        return list;
    }

    private static ObjectNode object(AuditObject object) {
        return NODES.objectNode()
                .put("kind", object.kind())
                .put("id", object.id())
                .put("name", object.name());
    }

    private static ObjectNode change(AuditChange change) {
        return NODES.objectNode()
                .put("kind", change.kind())
                .put("id", change.id())
                .put("name", change.name())
                .put("before", change.before())
                .put("after", change.after());
    }

    private static ObjectNode result(ServerResult result) {
        return NODES.objectNode()
                .put("account", result.account())
                .put("server", result.server())
                .put("result", result.result())
                .put("detail", result.detail());
    }
}
