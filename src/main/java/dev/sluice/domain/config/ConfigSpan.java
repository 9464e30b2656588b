package dev.sluice.domain.config;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A span of time in Go's words: `2m`, `10s`, `1h30m`.
public record ConfigSpan(Duration value) {
    private static final Pattern FORM = Pattern.compile("(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?(?:(\\d{1,8})s)?");

    public ConfigSpan {
        if (value.isNegative() || value.isZero() || value.toNanosPart() != 0) {
            throw new IllegalArgumentException("a span is one or more whole seconds");
        }
    }

    /// Nothing when the text is no span, or none at all.
    public static Optional<ConfigSpan> parse(String text) {
        var matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var seconds = 3600 * number(matcher.group(1)) + 60 * number(matcher.group(2)) + number(matcher.group(3));
        return seconds == 0 ? Optional.empty() : Optional.of(new ConfigSpan(Duration.ofSeconds(seconds)));
    }

    public String text() {
        return part(value.toHours(), "h") + part(value.toMinutesPart(), "m") + part(value.toSecondsPart(), "s");
    }

    public long seconds() {
        return value.toSeconds();
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }

    private static long number(@Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }
}
