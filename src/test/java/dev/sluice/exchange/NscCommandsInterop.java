package dev.sluice.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.cli.NscTable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The table of what nsc and `nats auth` do has every command of the real ones.
@Tag("interop")
class NscCommandsInterop {
    private static final Pattern NSC_PART = Pattern.compile("Available Commands:\\n(.*?)\\n\\n", Pattern.DOTALL);
    private static final Pattern NSC_LINE = Pattern.compile("(?m)^ {2}([a-z][a-z_-]*) ");
    private static final Pattern NATS_LINE = Pattern.compile("(?m)^ {2}(auth [a-z ]*?[a-z]) {2,}");

    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("S4-12 no command of nsc or nats auth is missing in the table, and none is made up")
    void commands() throws Exception {
        var tools = GoTools.ready();
        var found = new TreeSet<String>();
        nsc(tools.nsc(), List.of(), found);
        nats(tools.nats(), List.of("auth"), found);
        var listed = new TreeSet<String>();
        NscTable.read().rows().forEach(row -> listed.add(row.command()));
        var missing = new TreeSet<>(found);
        missing.removeAll(listed);
        listed.removeAll(found);
        assertEquals(Set.of(), missing, "not in the table");
        assertEquals(Set.of(), listed, "made up");
    }

    private String help(Path tool, List<String> words) throws Exception {
        var line = Stream.of(Stream.of(tool.toString()), words.stream(), Stream.of("--help"))
                .flatMap(part -> part)
                .toList();
        return GoTools.run(Map.of("HOME", folder.toString()), folder, line).output();
    }

    private void nsc(Path tool, List<String> words, Set<String> found) throws Exception {
        var part = NSC_PART.matcher(help(tool, words));
        if (!part.find()) {
            found.add("nsc " + String.join(" ", words));
            return;
        }
        var names = NSC_LINE.matcher(part.group(1) + " ");
        while (names.find()) {
            var name = names.group(1);
            if (!name.equals("help") && !name.equals("completion")) {
                var longer = new ArrayList<>(words);
                longer.add(name);
                nsc(tool, longer, found);
            }
        }
    }

    private void nats(Path tool, List<String> words, Set<String> found) throws Exception {
        var names = NATS_LINE.matcher(help(tool, words));
        var any = false;
        while (names.find()) {
            any = true;
            nats(tool, List.of(names.group(1).split(" ", -1)), found);
        }
        if (!any) {
            found.add("nats " + String.join(" ", words));
        }
    }
}
