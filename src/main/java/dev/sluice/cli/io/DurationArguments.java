package dev.sluice.cli.io;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Lengths of time as people type them: `90d`, `12h`, `45m`, `30s`.
public final class DurationArguments {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})([dhms])");

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private DurationArguments() {}

    /// In the largest unit that holds it whole: `7 days`.
    public static String words(Duration length) {
        var seconds = length.toSeconds();
        if (seconds % DAY == 0) {
            return words("day", seconds / DAY);
        }
        if (seconds % HOUR == 0) {
            return words("hour", seconds / HOUR);
        }
        return seconds % MINUTE == 0 ? words("minute", seconds / MINUTE) : words("second", seconds);
    }

    /// In the largest unit of which there is one: `3 min ago`.
    public static String ago(Duration length) {
        var seconds = Math.max(0, length.toSeconds());
        if (seconds < MINUTE) {
            return CliMessages.of("ago.seconds", seconds);
        }
        if (seconds < HOUR) {
            return CliMessages.of("ago.minutes", seconds / MINUTE);
        }
        return seconds < DAY ? CliMessages.of("ago.hours", seconds / HOUR) : CliMessages.of("ago.days", seconds / DAY);
    }

    private static String words(String unit, long number) {
        return CliMessages.of("span." + unit + (number == 1 ? "" : "s"), number);
    }

    public static Optional<Duration> parse(String text) {
        var match = FORM.matcher(text.strip().toLowerCase(java.util.Locale.ROOT));
        if (!match.matches()) {
            return Optional.empty();
        }
        var number = Long.parseLong(match.group(1));
        return Optional.of(
                switch (match.group(2)) {
                    case "d" -> Duration.ofDays(number);
                    case "h" -> Duration.ofHours(number);
                    case "m" -> Duration.ofMinutes(number);
                    case "s" -> Duration.ofSeconds(number);
                    default -> throw new DateTimeException(text);
                });
    }
}
