package dev.sluice.domain.jwt;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Whole numbers as Go's `strconv.Atoi` takes them.
final class GoNumbers {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");

    private GoNumbers() {}

    static OptionalLong atoi(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }
}
