package dev.sluice.ui.user.terms;

import dev.sluice.domain.config.ByteSize;
import dev.sluice.domain.jwt.claims.TimeRange;
import dev.sluice.domain.model.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Limits, hours and addresses as a person types them; an empty text is no restriction. What cannot be read gives
/// nothing.
final class RestrictionText {
    private static final Pattern RANGE =
            Pattern.compile("([0-9]{1,2}:[0-9]{2})(:[0-9]{2})?\\s*-\\s*([0-9]{1,2}:[0-9]{2})(:[0-9]{2})?");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final String WHOLE_MINUTE = ":00";

    private RestrictionText() {}

    static List<String> words(String text) {
        return List.of(text.strip().split("[,\\s]+")).stream()
                .filter(word -> !word.isEmpty())
                .toList();
    }

    static Optional<List<TimeRange>> hours(String text) {
        var ranges = new ArrayList<TimeRange>();
        for (var part : text.split(",", -1)) {
            if (!part.isBlank()) {
                var match = RANGE.matcher(part.strip());
                if (!match.matches()) {
                    return Optional.empty();
                }
                ranges.add(new TimeRange(time(match.group(1), match.group(2)), time(match.group(3), match.group(4))));
            }
        }
        return Optional.of(ranges);
    }

    private static String time(String minutes, @org.jspecify.annotations.Nullable String seconds) {
        return minutes + (seconds == null ? WHOLE_MINUTE : seconds);
    }

    static String hours(List<TimeRange> ranges) {
        return String.join(
                ", ",
                ranges.stream()
                        .map(range -> brief(range.start()) + "-" + brief(range.end()))
                        .toList());
    }

    private static String brief(String time) {
        return time.endsWith(WHOLE_MINUTE) && time.length() > WHOLE_MINUTE.length() + 2
                ? time.substring(0, time.length() - WHOLE_MINUTE.length())
                : time;
    }

    static Optional<Long> count(String text) {
        var typed = text.strip();
        if (typed.isEmpty()) {
            return Optional.of(Limits.NO_LIMIT);
        }
        return NUMBER.matcher(typed).matches() ? Optional.of(Long.valueOf(typed)) : Optional.empty();
    }

    static Optional<Long> bytes(String text) {
        return text.isBlank()
                ? Optional.of(Limits.NO_LIMIT)
                : ByteSize.parse(text.strip()).map(ByteSize::bytes);
    }

    static String number(long limit) {
        return limit == Limits.NO_LIMIT ? "" : Long.toString(limit);
    }
}
