package dev.sluice.domain.audit;

import dev.sluice.domain.text.CsvText;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One line an entry. Names and server texts are of others' making, and are marked as [CsvText] does; JSON has the
/// values as they are.
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

    @Override
    public String whole(List<AuditEntry> entries) {
        var lines = entries.stream().map(AuditCsv::cells).map(CsvText::line);
        return CsvText.line(COLUMNS) + lines.collect(Collectors.joining());
    }

    @Override
    public String head(String about) {
        return CsvText.line(List.of("# " + about)) + CsvText.line(COLUMNS);
    }

    @Override
    public String part(AuditEntry entry, long number) {
        return CsvText.line(cells(entry));
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
}
