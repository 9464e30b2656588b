package dev.sluice.app.workspace;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Where workspaces live when nobody says otherwise, and folders that are for their owner only.
public final class WorkspaceFolders {
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");

    private final Function<String, Optional<String>> environment;

    /// @param environment looks up a variable of the environment
    public WorkspaceFolders(Function<String, Optional<String>> environment) {
        this.environment = environment;
    }

    /// Of this process.
    public static WorkspaceFolders ofProcess() {
        return new WorkspaceFolders(name -> Optional.ofNullable(System.getenv(name)));
    }

    public Path workspace() {
        return variable("SLUICE_WORKSPACE").map(Path::of).orElseGet(() -> data().resolve("workspace"));
    }

    public Path sandbox() {
        return workspace().resolveSibling("sandbox");
    }

    /// For what may be lost: logs.
    public Path state() {
        return variable("XDG_STATE_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home().resolve(".local").resolve("state"))
                .resolve("sluice");
    }

    private Path data() {
        return variable("XDG_DATA_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(() -> home().resolve(".local").resolve("share"))
                .resolve("sluice");
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"));
    }

    private Optional<String> variable(String name) {
        return environment.apply(name).filter(text -> !text.isBlank());
    }

    /// Makes the folder, or closes an empty one to everybody else.
    static void make(Path folder) {
        try {
            var parent = folder.toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            }
            close(folder);
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.FILE_NOT_WRITTEN, folder, String.valueOf(e.getMessage()));
        }
    }

    /// Takes the rights of group and others away.
    static void close(Path folder) throws IOException {
        var now = Files.getPosixFilePermissions(folder);
        if (!OWNER_ONLY.containsAll(now)) {
            Files.setPosixFilePermissions(folder, EnumSet.copyOf(OWNER_ONLY));
        }
    }

    /// With all that is in it, if it is there.
    static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
