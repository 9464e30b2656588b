package dev.sluice.ui.text;

import dev.sluice.domain.time.TimeSpan;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/// Times for people: relative in the text, absolute (local, with zone) on hover.
public final class TimeFormat {

    private static final Messages TEXTS = Messages.of("common");

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM);
    private static final DateTimeFormatter DAY_OF_YEAR = DateTimeFormatter.ofLocalizedPattern("MMMd");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final InstantSource clock;
    private final ZoneId zone;
    private final DateTimeFormatter absolute;
    private volatile Instant looked = Instant.MAX;

    public TimeFormat(InstantSource clock, ZoneId zone) {
        this.clock = clock;
        this.zone = zone;
        this.absolute = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.LONG)
                .withZone(zone);
    }

    public Instant now() {
        return clock.instant();
    }

    /// Looks at the clock for all relative times until the next look, so that one moment has one age in every row.
    public void tick() {
        looked = clock.instant();
    }

    /// "3 min ago", "in 6 d".
    public String relative(Instant moment) {
        var distance = Duration.between(moment, since(moment));
        if (distance.isNegative()) {
            // What was given seven days a second ago still has seven.
            return TEXTS.get("time.in", span(distance.negated().plusMinutes(1)));
        }
        return distance.toSeconds() < 10 ? TEXTS.get("time.now") : TEXTS.get("time.ago", span(distance));
    }

    /// The last look; now for what came after it, which is no future.
    private Instant since(Instant moment) {
        var last = looked;
        if (!moment.isAfter(last) && last.isBefore(Instant.MAX)) {
            return last;
        }
        var now = clock.instant();
        return moment.isAfter(now) && last.isBefore(now) ? last : now;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /// When a day begins here.
    public Instant begin(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    /// "Today", "Yesterday", or the date.
    public String day(Instant moment) {
        var date = LocalDate.ofInstant(moment, zone);
        if (date.equals(today())) {
            return TEXTS.get("time.today");
        }
        return date.equals(today().minusDays(1)) ? TEXTS.get("time.yesterday") : plain(DAY.format(date));
    }

    /// The time of that day, to the second.
    public String timeOfDay(Instant moment) {
        return TIME.format(moment.atZone(zone));
    }

    /// As short as it can be told apart: the time of today, the day of this year, else the date.
    public String brief(Instant moment) {
        var date = LocalDate.ofInstant(moment, zone);
        if (date.equals(today())) {
            return timeOfDay(moment);
        }
        return plain((date.getYear() == today().getYear() ? DAY_OF_YEAR : DAY).format(date));
    }

    public String absolute(Instant moment) {
        return plain(absolute.format(moment));
    }

    /// "42 s", "3 min", "5 h", "6 d".
    public static String span(Duration length) {
        var span = TimeSpan.rough(length);
        return TEXTS.get("time." + span.unit().name().toLowerCase(Locale.ROOT), span.number());
    }

    /// Some places write a narrow space before AM, which is marked like any text that is not what it shows.
    private static String plain(String text) {
        return text.replace('\u202f', ' ').replace('\u00a0', ' ');
    }
}
