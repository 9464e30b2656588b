package dev.sluice.ui.testing;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.OlderWorkspace;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Restored;
import dev.sluice.domain.workspace.Sandbox;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.domain.workspace.Workspaces;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Workspaces that live as long as a test.
public final class TestWorkspaces implements Workspaces {

    private final Map<Path, TestWorkspace> open = new LinkedHashMap<>();

    private final Path root;
    private @Nullable Workspaces others;

    /// @param root of the folders where workspaces live
    public TestWorkspaces(Path root) {
        this.root = root;
    }

    /// Folders that no test made are those of another Sluice.
    ///
    /// @param others opens them, and puts backups back
    public void know(Workspaces others) {
        this.others = others;
    }

    public TestWorkspace add(TestWorkspace workspace) {
        open.put(workspace.folder(), workspace);
        return workspace;
    }

    @Override
    public Path defaultFolder() {
        return root.resolve("sluice");
    }

    @Override
    public Path sandboxFolder() {
        return root.resolve("sandbox");
    }

    @Override
    public boolean exists(Path folder) {
        return open.containsKey(folder);
    }

    @Override
    public Workspace open(Path folder) {
        var workspace = open.get(folder);
        if (workspace == null && others != null) {
            return others.open(folder);
        }
        if (workspace == null) {
            throw ProblemException.of(ProblemCode.NO_WORKSPACE, folder);
        }
        return workspace;
    }

    @Override
    public OlderWorkspace look(Path folder) {
        throw new UnsupportedOperationException("nothing here is older than it was");
    }

    @Override
    public Restored restore(Path file, Path folder, Passphrase passphrase, boolean accepting) {
        return Objects.requireNonNull(others).restore(file, folder, passphrase, accepting);
    }

    @Override
    public Workspace create(Path folder, Passphrase passphrase) {
        return add(new TestWorkspace(folder, new String(passphrase.copy())));
    }

    @Override
    public Sandbox sandbox() {
        return new NoSandbox();
    }

    /// A machine without nats-server.
    private static final class NoSandbox implements Sandbox {
        @Override
        public Running up(Path folder, int servers, Consumer<String> progress) {
            throw ProblemException.of(ProblemCode.SANDBOX_NO_BINARY);
        }

        @Override
        public Status upDetached(Path folder, int servers, Consumer<String> progress) {
            throw ProblemException.of(ProblemCode.SANDBOX_NO_BINARY);
        }

        @Override
        public void down(Path folder) {
            throw ProblemException.of(ProblemCode.SANDBOX_NOT_RUNNING);
        }

        @Override
        public Status status(Path folder) {
            return new Status(folder, java.util.List.of());
        }
    }
}
