package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.app.CompositionRoot;
import dev.sluice.app.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/// What `--help` says of each command.
final class DescriptionsTest {
    @Test
    void everyCommandOptionAndParameterIsDescribed(@TempDir Path folder) {
        var shell = new Shell(folder);
        Set<String> missing = new TreeSet<>();
        try (CompositionRoot root = shell.root(Duration.ZERO)) {
            undescribed(root.commands().line(List.of(), shell.terminal("", Optional.empty())), missing);
        }
        assertEquals(new TreeSet<String>(), missing);
    }

    /// Only the group that is typed is described to picocli, when that is enough.
    @Test
    void oneGroupSaysTheSameAloneAsAmongAll(@TempDir Path folder) {
        var shell = new Shell(folder);
        var terminal = shell.terminal("", Optional.empty());
        try (CompositionRoot root = shell.root(Duration.ZERO)) {
            var all = root.commands().line(List.of(), terminal).getSubcommands();
            assertTrue(all.size() > 20);
            all.forEach((name, among) -> {
                var alone = root.commands().line(List.of("--json", name), terminal);
                assertEquals(Set.of(name), alone.getSubcommands().keySet());
                assertEquals(
                        usages(among),
                        alone.getSubcommands().values().stream()
                                .flatMap(sub -> usages(sub).stream())
                                .toList());
                among.getSubcommands().forEach((command, one) -> {
                    var typed = List.of("--workspace", "here", name, "--json", command);
                    assertEquals(
                            usages(one),
                            root.commands().line(typed, terminal).getSubcommands().values().stream()
                                    .flatMap(group -> group.getSubcommands().entrySet().stream())
                                    .filter(sub -> sub.getKey().equals(command))
                                    .flatMap(sub -> usages(sub.getValue()).stream())
                                    .toList());
                });
            });
            for (var line : List.of("--help", "--help account", "-V account", "--account account", "acount", "@file")) {
                var told = root.commands().line(List.of(line.split(" ", -1)), terminal);
                assertEquals(all.keySet(), told.getSubcommands().keySet(), line);
            }
        }
    }

    private static List<String> usages(CommandLine line) {
        return Stream.concat(
                        Stream.of(line.getUsageMessage()),
                        line.getSubcommands().values().stream().flatMap(sub -> usages(sub).stream()))
                .toList();
    }

    private static void undescribed(CommandLine line, Set<String> missing) {
        var spec = line.getCommandSpec();
        var usage = spec.usageMessage();
        if (String.join("", usage.description()).isBlank()
                && String.join("", usage.header()).isBlank()) {
            missing.add(spec.qualifiedName());
        }
        for (var arg : spec.args()) {
            if (!arg.hidden()
                    && !arg.inherited()
                    && String.join("", arg.description()).isBlank()) {
                missing.add(spec.qualifiedName() + " " + name(arg));
            }
        }
        line.getSubcommands().values().forEach(sub -> undescribed(sub, missing));
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }
}
