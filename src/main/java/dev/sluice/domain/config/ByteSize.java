package dev.sluice.domain.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A number of bytes, read and written as nats-server does: `8MB` and `8MiB` are 8 × 1024 × 1024, `8M` is
/// 8,000,000.
public record ByteSize(long bytes) {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})([KMGT]?)(I?B?)");
    private static final List<String> UNITS = List.of("", "K", "M", "G", "T");

    public ByteSize {
        if (bytes < 0) {
            throw new IllegalArgumentException("a size is not negative");
        }
    }

    /// Nothing when the text is no size.
    public static Optional<ByteSize> parse(String text) {
        var matcher = FORM.matcher(text.strip().toUpperCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var base = matcher.group(3).isEmpty() ? 1000L : 1024L;
        try {
            var bytes = Long.parseLong(matcher.group(1));
            for (var power = UNITS.indexOf(matcher.group(2)); power > 0; power--) {
                bytes = Math.multiplyExact(bytes, base);
            }
            return Optional.of(new ByteSize(bytes));
        } catch (ArithmeticException _) {
            return Optional.empty();
        }
    }

    /// The shortest exact form, such as `8MB`.
    public String text() {
        var rest = bytes;
        var power = 0;
        while (rest != 0 && rest % 1024 == 0 && power < UNITS.size() - 1) {
            rest /= 1024;
            power++;
        }
        return power == 0 ? Long.toString(rest) : rest + UNITS.get(power) + "B";
    }

    @Override
    public String toString() {
        return text();
    }
}
