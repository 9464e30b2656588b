package dev.sluice.ui.mvc;

import java.util.concurrent.Executor;
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

    public static boolean isCurrent() {
        return Platform.isFxApplicationThread();
    }
}
