package dev.sluice.app.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import ch.qos.logback.core.Context;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Opens the log file when something is logged: most commands log nothing.
final class FirstUse extends AppenderBase<ILoggingEvent> {
    private final Supplier<Appender<ILoggingEvent>> source;
    private @Nullable Appender<ILoggingEvent> opened;

    FirstUse(Context context, Supplier<Appender<ILoggingEvent>> source) {
        setContext(context);
        this.source = source;
    }

    /// Called by one thread at a time (logback synchronises it).
    @Override
    protected void append(ILoggingEvent event) {
        var appender = opened == null ? source.get() : opened;
        opened = appender;
        appender.doAppend(event);
    }

    @Override
    public void stop() {
        super.stop();
        if (opened != null) {
            opened.stop();
        }
    }
}
