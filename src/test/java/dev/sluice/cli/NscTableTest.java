package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.app.Shell;
import dev.sluice.cli.NscTable.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/// The table of what nsc and `nats auth` do is true.
class NscTableTest {
    private static final Path PAGE = Path.of("src/site/markdown").resolve("nsc-table.md");

    private final NscTable table = NscTable.read();

    @Test
    @DisplayName("S4-12 the page says what the list says; what is left out says why")
    void page() throws IOException {
        var page = Files.readString(PAGE);
        assertTrue(page.contains(table.markdown()), "put this into " + PAGE + ":\n" + table.markdown());
        assertEquals(
                List.of(),
                table.rows().stream()
                        .filter(row -> row.isLeftOut() != row.note().startsWith("left out: "))
                        .toList());
        assertEquals(
                table.rows().size(),
                table.rows().stream().map(Row::command).distinct().count());
    }

    @Test
    @DisplayName("S4-12 every command, option and screen of the table is there")
    void ways(@TempDir Path folder) {
        var shell = new Shell(folder);
        var missing = new TreeSet<String>();
        try (var root = shell.root(Duration.ZERO)) {
            var line = root.commands().line(List.of(), shell.terminal("", Optional.empty()));
            table.rows().stream()
                    .flatMap(row -> row.ways().stream())
                    .filter(way -> !isThere(line, List.of(way.split(" ", -1))))
                    .forEach(missing::add);
        }
        var shellTexts = ResourceBundle.getBundle("dev.sluice.ui.shell");
        var screens = shellTexts.keySet().stream()
                .filter(key -> key.matches("screen\\.[a-z]+"))
                .map(shellTexts::getString)
                .collect(Collectors.toSet());
        table.rows().stream()
                .map(Row::window)
                .filter(window -> !window.isEmpty() && !screens.contains(window))
                .forEach(missing::add);
        assertEquals(new TreeSet<String>(), missing);
    }

    private static boolean isThere(CommandLine line, List<String> words) {
        if (words.isEmpty()) {
            return true;
        }
        var rest = words.subList(1, words.size());
        if (words.getFirst().startsWith("--")) {
            return line.getCommandSpec().findOption(words.getFirst()) != null && isThere(line, rest);
        }
        var sub = line.getSubcommands().get(words.getFirst());
        return sub != null && isThere(sub, rest);
    }
}
