package dev.sluice.cli.text;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.Terms;
import dev.sluice.cli.json.JsonDocuments;
import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.interop.plan.ImportPlan;
import dev.sluice.domain.interop.plan.ImportPlan.OperatorPlan;
import dev.sluice.domain.interop.plan.ImportStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// Tells what was found, and what becomes of it.
public record ImportText(ImportPlan plan) {

    public ObjectNode document() {
        var node = JsonDocuments.plain();
        node.set("operators", JsonDocuments.array(plan.operators(), ImportText::document));
        node.set("others", JsonDocuments.array(plan.others(), ImportText::document));
        var counts = node.putObject("counts");
        Arrays.stream(ImportStatus.values()).forEach(status -> counts.put(Terms.of(status), plan.count(status)));
        return node;
    }

    public List<String> lines() {
        var lines = new ArrayList<String>();
        for (var operator : plan.operators()) {
            lines.add(CliMessages.of(
                    operator.existing() == null ? "nsc.operator.new" : "nsc.operator.here",
                    operator.environment(),
                    Terms.of(operator.level()),
                    operator.operator()));
            addItems(operator.items(), lines);
        }
        plan.others().forEach(item -> lines.add(line(item)));
        lines.add(Arrays.stream(ImportStatus.values())
                .filter(status -> plan.count(status) > 0)
                .map(status -> Terms.of(status) + " " + plan.count(status))
                .collect(Collectors.joining(", ")));
        return lines;
    }

    /// What is here already, the same, is counted: a second import of thousands has nothing else to say.
    private static void addItems(List<ImportItem> items, List<String> lines) {
        items.stream().filter(item -> item.status() != ImportStatus.HERE).forEach(item -> lines.add(line(item)));
        var unchanged = items.stream()
                .filter(item -> item.status() == ImportStatus.HERE)
                .collect(Collectors.groupingBy(ImportItem::kind, TreeMap::new, Collectors.counting()));
        if (!unchanged.isEmpty()) {
            lines.add(CliMessages.of(
                    "nsc.unchanged",
                    unchanged.entrySet().stream()
                            .map(kind -> Terms.of(kind.getKey()) + " " + kind.getValue())
                            .collect(Collectors.joining(", "))));
        }
    }

    public static String line(ImportItem item) {
        return CliMessages.of("nsc.item", Terms.of(item.status()), Terms.of(item.kind()), item.name(), item.words());
    }

    private static ObjectNode document(OperatorPlan operator) {
        var node = JsonDocuments.plain()
                .put("operator", operator.operator().text())
                .put("environment", operator.environment())
                .put("level", Terms.of(operator.level()))
                .put("here", operator.existing() != null);
        node.set("items", JsonDocuments.array(operator.items(), ImportText::document));
        return node;
    }

    public static ObjectNode document(ImportItem item) {
        return JsonDocuments.plain()
                .put("standing", Terms.of(item.status()))
                .put("kind", Terms.of(item.kind()))
                .put("name", item.name())
                .put("note", Terms.of(item.note()))
                .put("words", item.words());
    }
}
