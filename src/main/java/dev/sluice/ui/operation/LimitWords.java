package dev.sluice.ui.operation;

import dev.sluice.domain.config.ByteSize;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.Limits;
import dev.sluice.ui.text.Messages;
import java.util.List;
import java.util.Locale;

/// Limits and what is used of them, in words.
public final class LimitWords {
    private static final Messages TEXTS = Messages.of("account");
    private static final List<String> UNITS = List.of("B", "KB", "MB", "GB", "TB");
    private static final int STEP = 1024;

    private LimitWords() {}

    public static String name(AccountLimit limit) {
        return TEXTS.get("limit." + limit.word());
    }

    /// The number that says that there is no limit.
    public static long none(AccountLimit limit) {
        return switch (limit) {
            case ACK_PENDING, MEMORY_STREAM_SIZE, DISK_STREAM_SIZE -> 0;
            default -> Limits.NO_LIMIT;
        };
    }

    public static boolean isNone(AccountLimit limit, long value) {
        return value == Limits.NO_LIMIT || value == none(limit);
    }

    /// How much is allowed.
    public static String allowed(AccountLimit limit, long value) {
        if (isNone(limit, value)) {
            return TEXTS.get("limit.none");
        }
        if (value == 0 && limit.isOfJetStream()) {
            return TEXTS.get("limit.off");
        }
        return amount(limit, value);
    }

    public static String amount(AccountLimit limit, long value) {
        return limit.unit() == AccountLimit.Unit.BYTES ? size(value) : Long.toString(value);
    }

    /// Exact where it is a whole number of some unit, else to one place: `1.2 MB`.
    static String size(long bytes) {
        var exact = new ByteSize(bytes).text();
        if (bytes < STEP || !exact.equals(Long.toString(bytes))) {
            return bytes < STEP ? bytes + " B" : exact.replaceFirst("(\\d+)", "$1 ");
        }
        var value = (double) bytes;
        var unit = 0;
        while (value >= STEP && unit < UNITS.size() - 1) {
            value /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, "%.1f %s", value, UNITS.get(unit));
    }
}
