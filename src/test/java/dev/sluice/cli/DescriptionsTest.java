package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.app.CompositionRoot;
import dev.sluice.app.Shell;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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
