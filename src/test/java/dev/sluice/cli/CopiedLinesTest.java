package dev.sluice.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.app.CompositionRoot;
import dev.sluice.app.Shell;
import dev.sluice.ui.commandline.AccountLinesTest;
import dev.sluice.ui.commandline.ShareLinesTest;
import dev.sluice.ui.commandline.UserLinesTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the window copies as a command.
@DisplayName("Copied commands are ones that the command line takes")
final class CopiedLinesTest {
    @TempDir
    Path folder;

    @Test
    void everyLineIsUnderstood() throws IOException {
        var shell = new Shell(folder);
        var terminal = shell.terminal("", Optional.empty());
        try (CompositionRoot root = shell.root(Duration.ZERO)) {
            var line = root.commands().line(List.of(), terminal);
            for (var lines : Stream.of(AccountLinesTest.samples(), ShareLinesTest.samples(), UserLinesTest.samples())
                    .flatMap(List::stream)
                    .toList()) {
                assertTrue(lines.sluiceText().startsWith("sluice "), lines.sluiceText());
                for (var copied : lines.sluice()) {
                    var words = words(copied);
                    line.parseArgs(words.subList(1, words.size()).toArray(String[]::new));
                }
            }
        }
    }

    /// As a shell takes it apart.
    private static List<String> words(String line) throws IOException {
        var shell = new ProcessBuilder("bash", "-c", "printf '%s\\n' " + line)
                .redirectErrorStream(true)
                .start();
        var told = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        var words = told.lines().toList();
        assertEquals("sluice", words.getFirst());
        return words;
    }
}
