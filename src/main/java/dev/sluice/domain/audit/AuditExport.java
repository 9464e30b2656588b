package dev.sluice.domain.audit;

import dev.sluice.domain.text.ForeignText;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The log as a file for others, with every hash, so that the chain can be verified elsewhere.
public final class AuditExport {
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

    private AuditExport() {}

    /// One line an entry, oldest first, every cell quoted (RFC 4180). Names and server texts are of others'
    /// making: a cell that a spreadsheet would take for a formula begins with an apostrophe, and what shows
    /// nothing, or turns the direction, is marked. JSON has the values as they are.
    public static String csv(List<AuditEntry> entries) {
        var lines = entries.stream().map(AuditExport::cells).map(AuditExport::line);
        return line(COLUMNS) + lines.collect(Collectors.joining());
    }

    /// A JSON array, oldest first.
    public static String json(List<AuditEntry> entries) {
        return entries.stream().map(AuditExport::object).collect(Collectors.joining(",\n", "[\n", "\n]\n"));
    }

    /// A file in parts, for a log that is not to stand in memory as one text: [#head], then [#part] for each
    /// entry, then [#foot]. Unlike the whole files above it says what it holds.
    public enum Form {
        CSV,
        JSON;

        /// @param about which entries these are, in words
        public String head(String about) {
            return switch (this) {
                case CSV -> line(List.of("# " + about)) + line(COLUMNS);
                case JSON -> "{" + text("about", about) + ",\"entries\":[\n";
            };
        }

        /// @param number of the part, from 0
        public String part(AuditEntry entry, long number) {
            return switch (this) {
                case CSV -> line(cells(entry));
                case JSON -> (number == 0 ? "" : ",\n") + object(entry);
            };
        }

        public String foot() {
            return this == CSV ? "" : "\n]}\n";
        }

        /// Of the name of the file.
        public String suffix() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static List<String> cells(AuditEntry entry) {
        var facts = entry.facts();
        var environment = facts.environment();
        return List.of(
                Long.toString(entry.number()),
                facts.act().toString(),
                environment == null ? "" : environment.value().toString(),
                facts.at().toString(),
                Long.toString(micros(facts)),
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

    private static String object(AuditEntry entry) {
        var facts = entry.facts();
        var environment = facts.environment();
        return "{"
                + String.join(
                        ",",
                        "\"number\":" + entry.number(),
                        text("act", facts.act().toString()),
                        text(
                                "environment",
                                environment == null ? "" : environment.value().toString()),
                        text("time", facts.at().toString()),
                        "\"tookMicros\":" + micros(facts),
                        text("user", facts.actor().user()),
                        text("name", facts.actor().name()),
                        text("profile", facts.actor().profile()),
                        text("action", facts.deed().action()),
                        text("outcome", facts.ending().outcome().word()),
                        text("note", facts.ending().note()),
                        list("objects", facts.deed().objects()),
                        list("changes", facts.deed().changes()),
                        list("results", facts.ending().results()),
                        text("previous", entry.previous()),
                        text("hash", entry.hash()))
                + "}";
    }

    private static long micros(AuditFacts facts) {
        return facts.ending().took().toNanos() / 1_000;
    }

    private static String list(String name, List<? extends Record> rows) {
        return "\"" + name + "\":"
                + rows.stream()
                        .map(row -> switch (row) {
                            case AuditObject object ->
                                fields("kind", object.kind(), "id", object.id(), "name", object.name());
                            case AuditChange change ->
                                fields(
                                        "kind",
                                        change.kind(),
                                        "id",
                                        change.id(),
                                        "name",
                                        change.name(),
                                        "before",
                                        change.before(),
                                        "after",
                                        change.after());
                            case ServerResult result ->
                                fields(
                                        "account",
                                        result.account(),
                                        "server",
                                        result.server(),
                                        "result",
                                        result.result(),
                                        "detail",
                                        result.detail());
                            default ->
                                throw new IllegalArgumentException(
                                        row.getClass().getName());
                        })
                        .collect(Collectors.joining(",", "[", "]"));
    }

    private static String fields(String... namesAndValues) {
        var pairs = Arrays.asList(namesAndValues);
        var fields = new ArrayList<String>();
        for (var i = 0; i < pairs.size(); i += 2) {
            fields.add(text(pairs.get(i), pairs.get(i + 1)));
        }
        return "{" + String.join(",", fields) + "}";
    }

    private static String text(String name, String value) {
        return "\"" + name + "\":\"" + ForeignText.escapedJson(escaped(value)) + "\"";
    }

    private static String escaped(String value) {
        var escaped = new StringBuilder();
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '"' || c == '\\') {
                escaped.append('\\').append(c);
            } else if (c < ' ' || c == '\u2028' || c == '\u2029' || Character.isSurrogate(c) || c == '\u007f') {
                escaped.append("\\u%04x".formatted((int) c));
            } else {
                escaped.append(c);
            }
        }
        return escaped.toString();
    }
}
