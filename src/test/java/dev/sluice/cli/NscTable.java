package dev.sluice.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Every command of nsc 2.15.0 and of `nats auth` 0.5.1, and the way of Sluice.
public record NscTable(List<Row> rows) {
    private static final String NONE = "-";

    /// @param command of the other tool, whole
    /// @param ways commands of Sluice, or global options; none for what is left out
    /// @param window the screen; empty for none
    /// @param note why it is left out, or what is different
    public record Row(String command, List<String> ways, String window, String note) {
        boolean isLeftOut() {
            return ways.isEmpty();
        }
    }

    public static NscTable read() {
        try (var in = Objects.requireNonNull(NscTable.class.getResourceAsStream("nsc-commands.txt"))) {
            return new NscTable(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(NscTable::row)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        var cells = line.split("\\|", -1);
        var ways = cells[1].equals(NONE)
                ? List.<String>of()
                : Stream.of(cells[1].split(", ", -1)).toList();
        return new Row(cells[0], ways, cells[2].equals(NONE) ? "" : cells[2], cells[3]);
    }

    /// As it stands in the documents.
    String markdown() {
        return rows.stream()
                .map(row -> "| `%s` | %s | %s | %s |"
                        .formatted(
                                row.command(),
                                row.ways().stream().map(NscTable::code).collect(Collectors.joining(", ")),
                                row.window(),
                                row.note()))
                .collect(Collectors.joining("\n"));
    }

    private static String code(String way) {
        return way.startsWith("--") ? "`" + way + "`" : "`sluice " + way + "`";
    }
}
