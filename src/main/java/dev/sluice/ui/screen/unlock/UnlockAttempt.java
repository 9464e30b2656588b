package dev.sluice.ui.screen.unlock;

import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Vault;
import dev.sluice.ui.job.BackgroundJobs;
import java.util.Arrays;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Tries passphrases on a vault. Checking one is slow on purpose, so it is done in the background.
public final class UnlockAttempt {

    private final Vault vault;
    private final BackgroundJobs jobs;
    private final Runnable onUnlocked;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    public UnlockAttempt(Vault vault, BackgroundJobs jobs, Runnable onUnlocked) {
        this.vault = vault;
        this.jobs = jobs;
        this.onUnlocked = onUnlocked;
    }

    /// Whether a passphrase is being tried.
    ReadOnlyBooleanProperty busy() {
        return busy.getReadOnlyProperty();
    }

    /// Whether one was right.
    ReadOnlyBooleanProperty open() {
        return open.getReadOnlyProperty();
    }

    /// What was wrong with the last one; null when nothing was.
    ReadOnlyObjectProperty<@Nullable Problem> problem() {
        return problem.getReadOnlyProperty();
    }

    /// @param typed is overwritten
    void unlock(char[] typed) {
        if (busy.get() || typed.length == 0) {
            return;
        }
        busy.set(true);
        problem.set(null);
        var passphrase = Passphrase.of(typed);
        Arrays.fill(typed, '\0');
        jobs.run(
                () -> {
                    try (passphrase) {
                        vault.unlock(passphrase);
                    }
                },
                this::unlocked,
                this::refused);
    }

    private void unlocked() {
        busy.set(false);
        open.set(true);
        onUnlocked.run();
    }

    private void refused(Problem why) {
        busy.set(false);
        problem.set(why);
    }
}
