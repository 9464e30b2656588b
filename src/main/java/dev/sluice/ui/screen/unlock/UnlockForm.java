package dev.sluice.ui.screen.unlock;

import dev.sluice.domain.problem.Problem;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.control.Field;
import dev.sluice.ui.control.ProblemPane;
import dev.sluice.ui.mvc.View;
import dev.sluice.ui.text.Messages;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// Asks for the passphrase of a vault.
public final class UnlockForm {

    private static final Messages TEXTS = Messages.of("unlock");

    private final UnlockAttempt attempt;
    private final PasswordField input = new PasswordField();
    private final Label capsLock = Controls.label(TEXTS.get("caps-lock"), "caps-lock");
    private final VBox faults = new VBox();
    private final VBox root = new VBox();

    public UnlockForm(UnlockAttempt attempt) {
        this.attempt = attempt;
        input.setId("passphrase");
        input.setOnAction(_ -> unlock());
        input.setOnKeyReleased(_ -> showCapsLock());
        input.focusedProperty().subscribe(_ -> showCapsLock());
        capsLock.setGraphic(Controls.icon(Feather.ALERT_TRIANGLE));
        root.getStyleClass().add("unlock-form");
        root.getChildren().addAll(new Field(TEXTS.get("passphrase"), input, ""), capsLock, faults, button());
        attempt.problem().subscribe(this::show);
        attempt.open().subscribe(open -> {
            if (open) {
                input.clear();
            }
        });
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
        button.disableProperty().bind(attempt.busy().or(input.textProperty().isEmpty()));
        button.textProperty().bind(attempt.busy().map(on -> TEXTS.get(on ? "unlocking" : "unlock")));
        return button;
    }

    private void unlock() {
        attempt.unlock(input.getText().toCharArray());
    }

    private void show(@Nullable Problem problem) {
        faults.getChildren().clear();
        if (problem != null) {
            faults.getChildren().setAll(new ProblemPane(problem));
            input.selectAll();
            input.requestFocus();
        }
    }

    private void showCapsLock() {
        var on = Platform.isKeyLocked(KeyCode.CAPS).orElse(false);
        Controls.show(capsLock, Visible.when(on));
    }
}
