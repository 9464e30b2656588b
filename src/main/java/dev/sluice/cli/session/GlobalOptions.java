package dev.sluice.cli.session;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/// Options of every command, accepted before and after its name. Flags are given a value to fall back on: without
/// it picocli takes the opposite of what stands there, and the second turns it off.
public final class GlobalOptions {
    @Option(names = "--workspace", paramLabel = "DIR", scope = ScopeType.INHERIT)
    private @Nullable Path workspace;

    @Option(names = "--environment", paramLabel = "NAME", scope = ScopeType.INHERIT)
    private @Nullable String environment;

    @Option(names = "--account", paramLabel = "ACCOUNT", scope = ScopeType.INHERIT)
    private @Nullable String account;

    @Option(names = "--passphrase-file", paramLabel = "FILE", scope = ScopeType.INHERIT)
    private @Nullable String passphraseFile;

    @Option(names = "--json", scope = ScopeType.INHERIT, fallbackValue = "true")
    private boolean json;

    @Option(names = "--read-only", scope = ScopeType.INHERIT, fallbackValue = "true")
    private boolean readOnly;

    @Option(names = "--stage", scope = ScopeType.INHERIT, fallbackValue = "true")
    private boolean stage;

    @Option(names = "--yes", paramLabel = "NAME", scope = ScopeType.INHERIT)
    private @Nullable String confirmed;

    @Option(names = "--confirm", paramLabel = "NAME", scope = ScopeType.INHERIT)
    private List<String> meant = new ArrayList<>();

    @Option(names = "--without", paramLabel = "SERVER", scope = ScopeType.INHERIT)
    private List<String> without = new ArrayList<>();

    @Option(names = "--force", scope = ScopeType.INHERIT, fallbackValue = "true")
    private boolean force;

    @Option(names = "--wait", paramLabel = "SPAN", scope = ScopeType.INHERIT)
    private @Nullable String wait;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, fallbackValue = "true")
    private boolean verbose;

    private @Nullable GlobalOptions outer;
    private boolean waits;

    /// What is not said here holds as it was said for all.
    void within(GlobalOptions all, boolean waiting) {
        outer = all;
        waits = waiting;
    }

    /// Whether this command itself says so.
    boolean isStageTyped() {
        return stage;
    }

    void publishAtOnce() {
        waits = false;
    }

    public Optional<Path> workspace() {
        return Optional.ofNullable(workspace);
    }

    public @Nullable String environment() {
        return environment == null && outer != null ? outer.environment() : environment;
    }

    public Optional<String> account() {
        return Optional.ofNullable(account).or(() -> outer == null ? Optional.empty() : outer.account());
    }

    Optional<String> passphraseFile() {
        return Optional.ofNullable(passphraseFile);
    }

    public boolean json() {
        return json || (outer != null && outer.json());
    }

    boolean readOnly() {
        return readOnly || (outer != null && outer.readOnly());
    }

    public boolean stage() {
        return stage || waits;
    }

    public @Nullable String confirmed() {
        return confirmed == null && outer != null ? outer.confirmed() : confirmed;
    }

    /// What is named because it would be done by accident otherwise.
    public List<String> meant() {
        return List.copyOf(meant);
    }

    List<String> without() {
        return List.copyOf(without);
    }

    /// Whether files that a command writes may replace others.
    public boolean force() {
        return force || (outer != null && outer.force());
    }

    /// How long to wait for another command, as typed.
    Optional<String> patience() {
        return Optional.ofNullable(wait);
    }

    boolean verbose() {
        return verbose;
    }
}
