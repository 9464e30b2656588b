package dev.sluice.tour;

import dev.sluice.ui.mvc.FxThread;
import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import javafx.animation.Animation;
import javafx.animation.AnimationTimer;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;

/// Looks at the window from the tour's own thread, and waits until it shows something.
final class UiProbe {
    private static final Messages TEXTS = Messages.of("tour");
    private static final javafx.util.Duration GLANCE = javafx.util.Duration.millis(40);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    private UiProbe() {}

    /// Does `work` on the FX thread and waits for what it gives.
    static <T> T fx(Callable<T> work) {
        var task = new FutureTask<>(work);
        FxThread.EXECUTOR.execute(task);
        try {
            return task.get(ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScenarioFailure(TEXTS.get("why.interrupted"), e);
        } catch (TimeoutException e) {
            throw new ScenarioFailure(TEXTS.get("why.frozen", ANSWER.toSeconds()), e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof ScenarioFailure known
                    ? known
                    : new ScenarioFailure(String.valueOf(e.getCause()), e);
        }
    }

    static void act(Runnable work) {
        fx(() -> {
            work.run();
            return Boolean.TRUE;
        });
    }

    /// Waits until `condition`, asked on the FX thread again and again, holds.
    ///
    /// @return whether it did in time
    static boolean sees(Duration patience, BooleanSupplier condition) {
        var seen = new CompletableFuture<Boolean>();
        var look = new Timeline();
        look.getKeyFrames().add(new KeyFrame(GLANCE, _ -> glance(seen, condition)));
        look.setCycleCount(Animation.INDEFINITE);
        act(() -> {
            glance(seen, condition);
            look.play();
        });
        try {
            return seen.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ScenarioFailure(TEXTS.get("why.interrupted"), e);
        } catch (ExecutionException e) {
            throw new ScenarioFailure(String.valueOf(e.getCause()), e);
        } finally {
            act(look::stop);
        }
    }

    /// Waits for that many frames, so that what was changed is laid out and drawn.
    static void frames(int count) {
        var left = new AtomicInteger(count);
        var timer = new AnimationTimer() {
            @Override
            public void handle(long now) {
                left.decrementAndGet();
            }
        };
        act(timer::start);
        try {
            sees(ANSWER, () -> left.get() <= 0);
        } finally {
            act(timer::stop);
        }
    }

    private static void glance(CompletableFuture<Boolean> seen, BooleanSupplier condition) {
        try {
            if (condition.getAsBoolean()) {
                seen.complete(true);
            }
        } catch (RuntimeException e) {
            seen.completeExceptionally(e);
        }
    }
}
