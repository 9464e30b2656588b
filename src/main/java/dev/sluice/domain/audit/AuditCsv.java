package dev.sluice.domain.audit;

import dev.sluice.domain.text.ForeignText;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One line an entry, every cell quoted (RFC 4180). Names and server texts are of others' making: a cell that a
/// spreadsheet would take for a formula begins with an apostrophe, and what shows nothing, or turns the direction, is
/// marked. JSON has the values as they are.
public final class AuditCsv implements AuditExport {
    private static final List<String> COLUMNS = List.of(
            "number",
            "act",
            "environment",
            "time",
            "took_micros",
            "user",
            "name",
            "profile",
            "action",
            "outcome",
            "note",
            "objects",
            "changes",
            "results",
            "previous",
            "hash");
    private static final String FORMULA_STARTS = "=+-@\t\r|%";

    @Override
    public String whole(List<AuditEntry> entries) {
        var lines = entries.stream().map(AuditCsv::cells).map(AuditCsv::line);
        return line(COLUMNS) + lines.collect(Collectors.joining());
    }

    @Override
    public String head(String about) {
        return line(List.of("# " + about)) + line(COLUMNS);
    }

    @Override
    public String part(AuditEntry entry, long number) {
        return line(cells(entry));
    }

    @Override
    public String foot() {
        return "";
    }

    private static List<String> cells(AuditEntry entry) {
        var facts = entry.facts();
        var environment = facts.environment();
        return List.of(
                Long.toString(entry.number()),
                facts.act().toString(),
                environment == null ? "" : environment.value().toString(),
                facts.at().toString(),
                Long.toString(facts.micros()),
                facts.actor().user(),
                facts.actor().name(),
                facts.actor().profile(),
                facts.deed().action(),
                facts.ending().outcome().word(),
                facts.ending().note(),
                joined(facts.deed().objects().stream().map(object -> object.kind() + " " + object.name())),
                joined(facts.deed().changes().stream()
                        .map(change -> "%s %s: [%s] -> [%s]"
                                .formatted(change.kind(), change.name(), change.before(), change.after()))),
                joined(facts.ending().results().stream()
                        .map(result -> "%s on %s: %s %s"
                                .formatted(result.account(), result.server(), result.result(), result.detail())
                                .strip())),
                entry.previous(),
                entry.hash());
    }

    private static String joined(Stream<String> parts) {
        return parts.collect(Collectors.joining("; "));
    }

    private static String line(List<String> cells) {
        return cells.stream()
                .map(cell -> "\"" + harmless(cell).replace("\"", "\"\"") + "\"")
                .collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String harmless(String cell) {
        // Spreadsheets of some languages take a wide = for a narrow one.
        var bare = Normalizer.normalize(cell, Normalizer.Form.NFKC).stripLeading();
        var risky = (!bare.isEmpty() && FORMULA_STARTS.indexOf(bare.charAt(0)) >= 0)
                || (!cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0);
        return (risky ? "'" : "") + ForeignText.marked(cell);
    }
}
