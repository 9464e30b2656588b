package dev.sluice.ui.operation;

import dev.sluice.ui.control.Controls;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/// The time before what cannot be undone may be done (ux.md#2.6): counts down from when it is first seen, and says
/// so.
public final class ConfirmCountdown {

    private static final Messages TEXTS = Messages.of("operation");
    private static final javafx.util.Duration BEAT = javafx.util.Duration.millis(250);

    private final TimeFormat moments;
    private final Duration length;
    private final Label label = Controls.paragraph("", "text-muted");
    private final ReadOnlyBooleanWrapper over = new ReadOnlyBooleanWrapper();
    private final Timeline clock = new Timeline(new KeyFrame(BEAT, _ -> count()));
    private @Nullable Instant end;

    public ConfirmCountdown(TimeFormat moments, Duration length) {
        this.moments = moments;
        this.length = length;
        label.setId("second-thoughts");
        label.setGraphic(Controls.icon(Feather.CLOCK));
        clock.setCycleCount(Animation.INDEFINITE);
        label.sceneProperty().subscribe(this::follow);
    }

    public Label label() {
        return label;
    }

    public ReadOnlyBooleanProperty over() {
        return over.getReadOnlyProperty();
    }

    private void follow(@Nullable Scene scene) {
        if (scene == null) {
            clock.stop();
        } else if (!over.get()) {
            end = end == null ? moments.now().plus(length) : end;
            count();
            clock.play();
        }
    }

    private void count() {
        var left = end == null ? length : Duration.between(moments.now(), end);
        if (left.isPositive()) {
            // Rounded up: "1 s" until it is over.
            label.setText(TEXTS.get("wait", left.plusMillis(999).toSeconds()));
        } else {
            clock.stop();
            label.setText(TEXTS.get("wait.over"));
            over.set(true);
        }
    }
}
