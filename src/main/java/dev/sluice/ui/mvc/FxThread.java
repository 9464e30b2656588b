package dev.sluice.ui.mvc;

import dev.sluice.domain.feed.Registration;
import java.time.Duration;
import java.util.concurrent.Executor;
import javafx.animation.PauseTransition;
import javafx.application.Platform;

/// The only place that hands work to the FX thread.
public final class FxThread implements Executor {

    public static final FxThread EXECUTOR = new FxThread();

    private FxThread() {}

    /// Always later, never inline, so that the order of results is the order of their arrival.
    @Override
    public void execute(Runnable work) {
        Platform.runLater(work);
    }

    /// Call on the FX thread; the work runs there when the time has passed.
    ///
    /// @return takes it back
    public static Registration after(Duration time, Runnable work) {
        var pause = new PauseTransition(javafx.util.Duration.millis((double) time.toMillis()));
        pause.setOnFinished(_ -> work.run());
        pause.play();
        return pause::stop;
    }
}
