package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.app.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// The table of what servers are seen to act on is whole, and names tests that are there.
class ClaimsOnServersTest {
    private static final Path PAGE = Path.of("src/site/markdown", "claims-on-servers.md");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)(?:#(\\w+))?`");

    /// Commands that set claims, and the rows that stand for them: what several commands have is said once.
    private static final Map<String, List<String>> COMMANDS = Map.ofEntries(
            Map.entry("account edit", List.of("account edit")),
            Map.entry("tier add", List.of("account edit")),
            Map.entry("tier edit", List.of("account edit")),
            Map.entry("user add", List.of("user add", "user edit")),
            Map.entry("user edit", List.of("user edit")),
            Map.entry("role add", List.of("user edit")),
            Map.entry("role edit", List.of("user edit")),
            Map.entry("user revoke", List.of("user revoke")),
            Map.entry("mapping add", List.of("mapping add")),
            Map.entry("export add", List.of("export add", "export edit")),
            Map.entry("export edit", List.of("export edit")),
            Map.entry("import add", List.of("import add")),
            Map.entry("import edit", List.of("import edit")));

    /// Where credentials go, and whether anything is done at all.
    private static final Set<String> NO_CLAIMS = Set.of("--creds", "--creds-dir", "--dry-run");

    /// @param tests what is said of the newest and of the oldest server
    private record Row(String option, List<String> tests) {}

    private static List<Row> rows() throws IOException {
        var rows = new ArrayList<Row>();
        for (var line : Files.readAllLines(PAGE)) {
            var cells = line.split(" \\| ", -1);
            if (line.startsWith("| `") && cells.length == 4) {
                rows.add(new Row(
                        cells[0].replace("| `", "").replace("`", ""), List.of(cells[2], cells[3].replace(" |", ""))));
            }
        }
        return rows;
    }

    @Test
    @DisplayName("S4-12 every option that sets a claim says which test sees servers of each age act on it")
    void options(@TempDir Path folder) throws IOException {
        var named = rows().stream().map(Row::option).collect(Collectors.toCollection(TreeSet::new));
        var missing = new TreeSet<String>();
        var known = new TreeSet<String>();
        var shell = new Shell(folder);
        try (var root = shell.root(Duration.ZERO)) {
            var line = root.commands().line(List.of(), shell.terminal("", Optional.empty()));
            COMMANDS.forEach((command, rows) -> options(line, command).forEach(option -> {
                rows.forEach(row -> known.add(row + " " + option));
                if (rows.stream().noneMatch(row -> named.contains(row + " " + option))) {
                    missing.add(command + " " + option);
                }
            }));
        }
        assertEquals(new TreeSet<String>(), missing);
        named.removeAll(known);
        // They have no option of their own.
        assertEquals(Set.of("account suspend", "user rm"), named);
    }

    private static List<String> options(CommandLine line, String command) {
        var found = line;
        for (var word : command.split(" ", -1)) {
            found = Objects.requireNonNull(found.getSubcommands().get(word), command);
        }
        return found.getCommandSpec().options().stream()
                .filter(option ->
                        !option.inherited() && !option.usageHelp() && !option.versionHelp() && !option.hidden())
                .map(OptionSpec::longestName)
                .map(name -> name.replace("--[no-]", "--"))
                .filter(name -> !NO_CLAIMS.contains(name))
                .toList();
    }

    @Test
    @DisplayName("S4-12 the tests that the table names are there")
    void tests() throws IOException {
        var sources = new HashMap<String, Path>();
        try (var files = Files.walk(Path.of("src/test/java"))) {
            files.filter(file -> file.toString().endsWith("Test.java"))
                    .forEach(file -> sources.put(file.getFileName().toString().replace(".java", ""), file));
        }
        var missing = new TreeSet<String>();
        var seen = 0;
        for (var row : rows()) {
            assertTrue(row.tests().stream().noneMatch(String::isBlank), row.option());
            for (var cell : row.tests()) {
                for (var match : TEST.matcher(cell).results().toList()) {
                    seen++;
                    var file = sources.get(match.group(1));
                    if (file == null
                            || (match.group(2) != null
                                    && !Files.readString(file).contains(" " + match.group(2) + "("))) {
                        missing.add(row.option() + ": " + match.group());
                    }
                }
            }
        }
        assertEquals(new TreeSet<String>(), missing);
        assertTrue(seen > 80, seen + " tests");
    }
}
