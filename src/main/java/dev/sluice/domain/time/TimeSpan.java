package dev.sluice.domain.time;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A length of time in one unit, as people read and type it. Both faces have their own words for the units.
public record TimeSpan(long number, ChronoUnit unit) {
    private static final List<ChronoUnit> UNITS =
            List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES, ChronoUnit.SECONDS);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");
    private static final Pattern TYPED = Pattern.compile("([0-9]{1,7})([dhms])");
    private static final long HOURS_TOLD = 48;

    /// In the largest unit that holds it whole: 7 days, 36 hours.
    public static TimeSpan exact(Duration length) {
        return UNITS.stream()
                .filter(unit -> length.toSeconds() % unit.getDuration().toSeconds() == 0)
                .findFirst()
                .map(unit -> in(unit, length))
                .orElseThrow();
    }

    /// In the largest unit of which there is one, rounded down; hours up to two days, since a day more or less is
    /// much then.
    public static TimeSpan rough(Duration length) {
        if (length.toHours() >= HOURS_TOLD) {
            return in(ChronoUnit.DAYS, length);
        }
        if (length.toMinutes() >= 60) {
            return in(ChronoUnit.HOURS, length);
        }
        return in(length.toSeconds() >= 60 ? ChronoUnit.MINUTES : ChronoUnit.SECONDS, length);
    }

    /// From a number that somebody typed beside a unit; empty when it is no length of time.
    public static Optional<Duration> parse(String number, ChronoUnit unit) {
        var text = number.strip();
        return NUMBER.matcher(text).matches()
                ? Optional.of(unit.getDuration().multipliedBy(Long.parseLong(text)))
                        .filter(Duration::isPositive)
                : Optional.empty();
    }

    /// From one word: `90d`, `12h`, `45m`, `30s`.
    public static Optional<Duration> parse(String text) {
        var match = TYPED.matcher(text.strip().toLowerCase(Locale.ROOT));
        return match.matches() ? parse(match.group(1), unit(match.group(2))) : Optional.empty();
    }

    private static ChronoUnit unit(String letter) {
        return UNITS.stream()
                .filter(unit -> unit.name().toLowerCase(Locale.ROOT).startsWith(letter))
                .findFirst()
                .orElseThrow();
    }

    private static TimeSpan in(ChronoUnit unit, Duration length) {
        return new TimeSpan(length.dividedBy(unit.getDuration()), unit);
    }
}
