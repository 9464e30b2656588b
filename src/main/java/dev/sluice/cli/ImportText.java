package dev.sluice.cli;

import dev.sluice.domain.exchange.ImportItem;
import dev.sluice.domain.exchange.ImportPlan;
import dev.sluice.domain.exchange.ImportPlan.OperatorPlan;
import dev.sluice.domain.exchange.Standing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// Tells what was found, and what becomes of it.
record ImportText(ImportPlan plan) {

    ObjectNode document() {
        var node = Documents.plain();
        node.set("operators", Documents.array(plan.operators(), ImportText::document));
        node.set("others", Documents.array(plan.others(), ImportText::document));
        var counts = node.putObject("counts");
        Arrays.stream(Standing.values()).forEach(standing -> counts.put(Words.of(standing), plan.count(standing)));
        return node;
    }

    List<String> lines() {
        var lines = new ArrayList<String>();
        for (var operator : plan.operators()) {
            lines.add(Texts.of(
                    operator.existing() == null ? "nsc.operator.new" : "nsc.operator.here",
                    operator.environment(),
                    Words.of(operator.level()),
                    operator.operator()));
            addItems(operator.items(), lines);
        }
        plan.others().forEach(item -> lines.add(line(item)));
        lines.add(Arrays.stream(Standing.values())
                .filter(standing -> plan.count(standing) > 0)
                .map(standing -> Words.of(standing) + " " + plan.count(standing))
                .collect(Collectors.joining(", ")));
        return lines;
    }

    /// What is here already, the same, is counted: a second import of thousands has nothing else to say.
    private static void addItems(List<ImportItem> items, List<String> lines) {
        items.stream().filter(item -> item.standing() != Standing.HERE).forEach(item -> lines.add(line(item)));
        var unchanged = items.stream()
                .filter(item -> item.standing() == Standing.HERE)
                .collect(Collectors.groupingBy(ImportItem::kind, TreeMap::new, Collectors.counting()));
        if (!unchanged.isEmpty()) {
            lines.add(Texts.of(
                    "nsc.unchanged",
                    unchanged.entrySet().stream()
                            .map(kind -> Words.of(kind.getKey()) + " " + kind.getValue())
                            .collect(Collectors.joining(", "))));
        }
    }

    private static String line(ImportItem item) {
        return Texts.of("nsc.item", Words.of(item.standing()), Words.of(item.kind()), item.name(), item.words());
    }

    private static ObjectNode document(OperatorPlan operator) {
        var node = Documents.plain()
                .put("operator", operator.operator().text())
                .put("environment", operator.environment())
                .put("level", Words.of(operator.level()))
                .put("here", operator.existing() != null);
        node.set("items", Documents.array(operator.items(), ImportText::document));
        return node;
    }

    private static ObjectNode document(ImportItem item) {
        return Documents.plain()
                .put("standing", Words.of(item.standing()))
                .put("kind", Words.of(item.kind()))
                .put("name", item.name())
                .put("note", Words.of(item.note()))
                .put("words", item.words());
    }
}
