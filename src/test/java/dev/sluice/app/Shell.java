package dev.sluice.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.adapter.sandbox.NatsServerBinary;
import dev.sluice.adapter.vault.Strength;
import dev.sluice.app.workspace.WorkspaceFolders;
import dev.sluice.testing.Age;
import dev.sluice.testing.TestServers;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Runs command lines as a process of its own would, against real files and servers.
public final class Shell {
    public static final String PASSPHRASE = "correct horse battery staple";

    private final Path folder;
    private final Path workspace;
    private final Map<String, String> environment;

    /// @param folder where commands are typed; the workspace is within
    public Shell(Path folder) {
        this(folder, folder.resolve("workspace"), Map.of("SLUICE_PASSPHRASE", PASSPHRASE));
    }

    private Shell(Path folder, Path workspace, Map<String, String> environment) {
        this.folder = folder;
        this.workspace = workspace;
        this.environment = environment;
    }

    /// What a command left behind.
    public record Run(int code, String out, String err) {
        public Run expect(int expected) {
            assertEquals(expected, code, out + err);
            return this;
        }

        public JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }
    }

    public Path workspace() {
        return workspace;
    }

    public Shell with(String variable, String value) {
        var changed = new HashMap<>(environment);
        changed.put(variable, value);
        return new Shell(folder, workspace, changed);
    }

    public Shell without(String variable) {
        var changed = new HashMap<>(environment);
        changed.remove(variable);
        return new Shell(folder, workspace, changed);
    }

    public Run run(String... arguments) {
        return run(terminal("", Optional.empty()), arguments);
    }

    /// Succeeds, or the test fails.
    public Run done(String... arguments) {
        return run(arguments).expect(0);
    }

    public JsonNode json(String... arguments) {
        var all = Stream.concat(Stream.of("--json"), Stream.of(arguments)).toArray(String[]::new);
        return done(all).json();
    }

    public TestTerminal terminal(String typed, Optional<String> secret) {
        return new TestTerminal(folder, environment, typed, secret);
    }

    /// What is typed comes when the test has it.
    public TestTerminal terminal(InputStream typed) {
        return new TestTerminal(folder, environment, typed, Optional.empty());
    }

    public Run run(TestTerminal terminal, String... arguments) {
        System.setProperty(
                NatsServerBinary.PROPERTY, TestServers.binary(Age.NEWEST).path().toString());
        try (var root = root(Duration.ofMillis(300))) {
            var code = root.commands().run(List.of(arguments), terminal);
            return new Run(code, terminal.printed(), terminal.complained());
        }
    }

    /// Another Sluice on the same folders.
    public CompositionRoot root(Duration unlisted) {
        var variables = Map.of("SLUICE_WORKSPACE", workspace.toString());
        var folders = new WorkspaceFolders(name -> Optional.ofNullable(variables.get(name)));
        return new CompositionRoot(folders, new UncaughtHandler(), unlisted, Strength.LEAST);
    }
}
