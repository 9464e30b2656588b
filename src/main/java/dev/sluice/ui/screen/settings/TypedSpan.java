package dev.sluice.ui.screen.settings;

import dev.sluice.ui.text.Messages;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A length of time as a number and the largest unit that holds it whole.
record TypedSpan(long number, ChronoUnit unit) {

    static final List<ChronoUnit> UNITS = List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES);

    private static final Messages TEXTS = Messages.of("settings");
    private static final int LONGEST = 6;

    static TypedSpan of(Duration length) {
        for (var unit : UNITS) {
            if (length.toSeconds() % unit.getDuration().toSeconds() == 0) {
                return new TypedSpan(length.dividedBy(unit.getDuration()), unit);
            }
        }
        return new TypedSpan(length.toSeconds(), ChronoUnit.SECONDS);
    }

    static Optional<Duration> parse(String number, ChronoUnit unit) {
        var text = number.strip();
        if (text.isEmpty() || text.length() > LONGEST || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.empty();
        }
        return Optional.of(unit.getDuration().multipliedBy(Long.parseLong(text)))
                .filter(Duration::isPositive);
    }

    static String name(ChronoUnit unit) {
        return TEXTS.get("unit." + unit.name().toLowerCase(Locale.ROOT));
    }
}
