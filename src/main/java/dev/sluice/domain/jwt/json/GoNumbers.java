package dev.sluice.domain.jwt.json;

import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Whole numbers as Go's `strconv.Atoi` takes them.
public final class GoNumbers {
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]+");

    private GoNumbers() {}

    public static OptionalLong atoi(String text) {
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
