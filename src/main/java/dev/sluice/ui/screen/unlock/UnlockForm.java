package dev.sluice.ui.screen.unlock;

import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Vault;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.job.BackgroundJobs;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.text.Messages;
import java.util.Arrays;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/// Asks for the passphrase of a vault and opens it. Checking is slow on purpose, so it runs in the background.
public final class UnlockForm {

    private static final Messages TEXTS = Messages.of("unlock");

    private final Vault vault;
    private final BackgroundJobs jobs;
    private final Runnable onUnlocked;
    private final PasswordField input = new PasswordField();
    private final Label capsLock = Controls.label(TEXTS.get("caps-lock"), "caps-lock");
    private final VBox faults = new VBox();
    private final BooleanProperty busy = new SimpleBooleanProperty();
    private final VBox root = new VBox();

    public UnlockForm(Vault vault, BackgroundJobs jobs, Runnable onUnlocked) {
        this.vault = vault;
        this.jobs = jobs;
        this.onUnlocked = onUnlocked;
        input.setId("passphrase");
        input.setOnAction(_ -> unlock());
        input.setOnKeyReleased(_ -> showCapsLock());
        input.focusedProperty().subscribe(_ -> showCapsLock());
        capsLock.setGraphic(Controls.icon(Feather.ALERT_TRIANGLE));
        root.getStyleClass().add("unlock-form");
        root.getChildren().addAll(new Field(TEXTS.get("passphrase"), input, ""), capsLock, faults, button());
    }

    public View view() {
        return () -> root;
    }

    public PasswordField input() {
        return input;
    }

    private Button button() {
        var button = Controls.button(TEXTS.get("unlock"), this::unlock, "accent");
        button.setId("unlock");
        button.setMaxWidth(Double.MAX_VALUE);
        button.disableProperty().bind(busy.or(input.textProperty().isEmpty()));
        button.textProperty().bind(busy.map(on -> TEXTS.get(on ? "unlocking" : "unlock")));
        return button;
    }

    private void unlock() {
        if (busy.get() || input.getText().isEmpty()) {
            return;
        }
        busy.set(true);
        faults.getChildren().clear();
        var typed = input.getText().toCharArray();
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
        input.clear();
        onUnlocked.run();
    }

    private void refused(Problem problem) {
        busy.set(false);
        faults.getChildren().setAll(new ProblemPane(problem));
        input.selectAll();
        input.requestFocus();
    }

    private void showCapsLock() {
        var on = Platform.isKeyLocked(KeyCode.CAPS).orElse(false);
        Controls.show(capsLock, Visible.when(on));
    }
}
