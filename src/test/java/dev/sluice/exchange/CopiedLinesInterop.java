package dev.sluice.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ui.commandline.AccountLinesTest;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the window copies for nsc, typed into a shell (`mvn test -Pinterop`).
@Tag("interop")
class CopiedLinesInterop {
    @TempDir
    Path folder;

    @Test
    @DisplayName("nsc takes every command that is copied for it")
    void nscTakesThem() throws Exception {
        var nsc = GoTools.ready().nsc();
        typed(nsc, "nsc add operator --name KO --sys");
        for (var lines : AccountLinesTest.samples()) {
            // There is no server to push to; the push itself is tried beside the exported store.
            var local = lines.nsc().stream()
                    .filter(line -> !line.startsWith("nsc push "))
                    .collect(Collectors.joining("\n"));
            typed(nsc, local);
            if (local.contains("--tag eu")) {
                var described = typed(nsc, "nsc describe account 'Order desk' --json");
                assertTrue(described.contains("\"description\": \"it's \\\"new\\\"\""), described);
                assertTrue(described.contains("\"subs\": -1"), described);
                assertTrue(described.contains("\"disallow_bearer\": true"), described);
            }
        }
    }

    private String typed(Path nsc, String script) throws Exception {
        var home = new LinkedHashMap<>(Map.of(
                "HOME", folder.toString(),
                "XDG_DATA_HOME", folder.resolve("data").toString(),
                "XDG_CONFIG_HOME", folder.resolve("config").toString(),
                "NSC_NO_GIT_IGNORE", "true"));
        home.put("PATH", nsc.getParent() + ":" + System.getenv("PATH"));
        var run = GoTools.run(home, folder, List.of("bash", "-e", "-c", script));
        assertEquals(0, run.code(), script + "\n" + run.output());
        return run.output();
    }
}
