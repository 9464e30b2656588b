package dev.sluice.ui.screen.welcome;

import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.ui.session.StartContext;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Puts a backup into a folder and opens it, as often as somebody tries. What is there is asked about only where it
/// would be replaced by something older, or by another workspace.
final class RestoreAttempt {
    private static final Set<ProblemCode> ASKED = EnumSet.of(ProblemCode.RESTORE_OLDER, ProblemCode.RESTORE_OTHER);

    private final StartContext context;
    private final Path file;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper done = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper asks = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    RestoreAttempt(StartContext context, Path file) {
        this.context = context;
        this.file = file;
    }

    Path file() {
        return file;
    }

    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty done() {
        return done.getReadOnlyProperty();
    }

    /// Whether what is in the folder is replaced only by agreement.
    ReadOnlyBooleanProperty asks() {
        return asks.getReadOnlyProperty();
    }

    /// What was wrong with the last one; null when nothing was.
    ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    /// Another folder may hold nothing that is to be agreed to.
    void elsewhere() {
        asks.set(false);
        problem.set(null);
    }

    /// @param typed is overwritten
    /// @param agreed counts only where it was asked for
    void restore(Path folder, char[] typed, boolean agreed) {
        if (busy.get()) {
            return;
        }
        busy.set(true);
        problem.set(null);
        var accepting = agreed && asks.get();
        var passphrase = Passphrase.of(typed);
        Arrays.fill(typed, '\0');
        context.jobs().run(() -> restored(folder, passphrase, accepting), this::restored, this::refused);
    }

    private Workspace restored(Path folder, Passphrase passphrase, boolean accepting) {
        try (passphrase) {
            var workspaces = context.workspaces();
            return workspaces.open(
                    workspaces.restore(file, folder, passphrase, accepting).folder());
        }
    }

    private void restored(Workspace workspace) {
        busy.set(false);
        done.set(true);
        context.entered(workspace);
    }

    private void refused(Problem why) {
        busy.set(false);
        asks.set(ASKED.contains(why.code()));
        problem.set(why);
    }
}
