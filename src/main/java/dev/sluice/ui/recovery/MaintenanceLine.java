package dev.sluice.ui.recovery;

import dev.sluice.domain.federation.operation.MaintenanceStatus;
import dev.sluice.domain.text.ForeignText;
import dev.sluice.ui.control.Controls;
import dev.sluice.ui.control.Controls.Visible;
import dev.sluice.ui.text.Messages;
import dev.sluice.ui.text.TimeFormat;
import java.time.Duration;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.util.Subscription;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.feather.Feather;

/// What the background is about, with the time until it tries again. Gone while there is nothing to say.
public final class MaintenanceLine extends Label {

    private static final Messages TEXTS = Messages.of("recovery");

    /// How much is said.
    public enum Length {
        /// When it is tried again.
        SHORT,
        /// And what stood in the way.
        LONG
    }

    private final TimeFormat moments;
    private final Length length;
    private final ObservableValue<MaintenanceStatus> care;
    private final Timeline clock = new Timeline(new KeyFrame(javafx.util.Duration.seconds(1), _ -> show()));
    private Subscription following = Subscription.EMPTY;

    public MaintenanceLine(ObservableValue<MaintenanceStatus> care, TimeFormat moments, Length length) {
        this.care = care;
        this.moments = moments;
        this.length = length;
        getStyleClass().add("care-line");
        setWrapText(length == Length.LONG);
        clock.setCycleCount(Animation.INDEFINITE);
        sceneProperty().subscribe(this::follow);
    }

    /// Only while it is looked at.
    private void follow(@org.jspecify.annotations.Nullable Scene scene) {
        following.unsubscribe();
        clock.stop();
        following = scene == null ? Subscription.EMPTY : care.subscribe(_ -> show());
    }

    private void show() {
        var now = care.getValue();
        setText(ForeignText.marked(words(now)));
        setGraphic(Controls.icon(icon(now.state())));
        setAccessibleText(getText());
        setTooltip(now.why().isEmpty() ? null : Controls.tip(now.why()));
        Controls.show(this, Visible.when(!getText().isEmpty()));
        if (now.nextTry() == null) {
            clock.stop();
        } else {
            clock.play();
        }
    }

    private String words(MaintenanceStatus now) {
        Function<String, String> with =
                words -> length == Length.LONG && !now.why().isEmpty() ? now.why() + " · " + words : words;
        return switch (now.state()) {
            case IDLE -> "";
            case WORKING -> now.open() == 0 ? "" : TEXTS.get("care.working");
            case RETRYING -> with.apply(next(now));
            case WAITING_FOR_UNLOCK -> TEXTS.get("care.locked");
        };
    }

    private String next(MaintenanceStatus now) {
        var next = now.nextTry();
        if (next == null || !next.isAfter(moments.now())) {
            return TEXTS.get("care.now");
        }
        return TEXTS.get(
                "care.next",
                TimeFormat.span(Duration.between(moments.now(), next).plusMillis(999)));
    }

    private static Ikon icon(MaintenanceStatus.State state) {
        return switch (state) {
            case IDLE, WORKING -> Feather.LOADER;
            case RETRYING -> Feather.REFRESH_CW;
            case WAITING_FOR_UNLOCK -> Feather.LOCK;
        };
    }
}
