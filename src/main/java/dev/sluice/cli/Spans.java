package dev.sluice.cli;

import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;

/// Lengths of time as people type them: `90d`, `12h`, `45m`, `30s`.
final class Spans {
    private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,6})([dhms])");

    private Spans() {}

    static Optional<Duration> parse(String text) {
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
