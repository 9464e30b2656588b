package dev.sluice.cli.io;

import dev.sluice.domain.time.TimeSpan;
import java.time.Duration;
import java.util.Locale;

/// Lengths of time in words.
public final class SpanText {
    private SpanText() {}

    /// In the largest unit that holds it whole: `7 days`.
    public static String words(Duration length) {
        var span = TimeSpan.exact(length);
        var unit = unit(span);
        return CliMessages.of(
                "span." + (span.number() == 1 ? unit.substring(0, unit.length() - 1) : unit), span.number());
    }

    /// How long ago, roughly: `3 min ago`.
    public static String ago(Duration length) {
        var span = TimeSpan.rough(length.isNegative() ? Duration.ZERO : length);
        return CliMessages.of("ago." + unit(span), span.number());
    }

    /// How long it still is, roughly: `in 3 d`.
    public static String left(Duration length) {
        var span = TimeSpan.rough(length.isNegative() ? Duration.ZERO : length);
        return CliMessages.of("left." + unit(span), span.number());
    }

    private static String unit(TimeSpan span) {
        return span.unit().name().toLowerCase(Locale.ROOT);
    }
}
