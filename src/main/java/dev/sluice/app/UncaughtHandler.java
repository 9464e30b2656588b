package dev.sluice.app;

import java.lang.Thread.UncaughtExceptionHandler;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Where bugs end up: each is logged once and shown once, however often it happens.
public final class UncaughtHandler implements UncaughtExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(UncaughtHandler.class);
    private static final int REMEMBERED = 200;

    private final Set<String> seen = ConcurrentHashMap.newKeySet();
    private volatile Consumer<Throwable> display = _ -> {};

    /// @param next shows a bug to the person; may be called on any thread
    public void showWith(Consumer<Throwable> next) {
        display = next;
    }

    @Override
    public void uncaughtException(Thread thread, Throwable bug) {
        if (seen.size() < REMEMBERED && !seen.add(mark(bug))) {
            LOG.debug("again", bug);
            return;
        }
        LOG.error("uncaught in {}", thread.getName(), bug);
        display.accept(bug);
    }

    private static String mark(Throwable bug) {
        var stack = bug.getStackTrace();
        return bug.getClass().getName() + (stack.length == 0 ? "" : "@" + stack[0]);
    }
}
