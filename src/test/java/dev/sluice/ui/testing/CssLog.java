package dev.sluice.ui.testing;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/// Collects what JavaFX complains about in stylesheets.
final class CssLog extends Handler {

    // Held, since loggers nobody holds are collected with their handlers.
    private static final Logger LOGGER = Logger.getLogger("javafx.css");
    private static final CssLog INSTALLED = new CssLog();

    private final List<String> warnings = new CopyOnWriteArrayList<>();

    static CssLog installed() {
        if (LOGGER.getHandlers().length == 0) {
            LOGGER.addHandler(INSTALLED);
        }
        return INSTALLED;
    }

    List<String> take() {
        var taken = List.copyOf(warnings);
        warnings.clear();
        return taken;
    }

    @Override
    public void publish(LogRecord line) {
        if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
            warnings.add(line.getMessage());
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
}
