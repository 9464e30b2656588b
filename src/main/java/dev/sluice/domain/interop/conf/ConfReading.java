package dev.sluice.domain.interop.conf;

import dev.sluice.domain.config.ByteSize;
import dev.sluice.domain.interop.conf.ConfValue.Block;
import dev.sluice.domain.interop.conf.ConfValue.Form;
import dev.sluice.domain.interop.conf.ConfValue.Items;
import dev.sluice.domain.interop.conf.ConfValue.Text;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Values of a configuration as what they are meant for.
final class ConfReading {
    private static final Pattern SPAN = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ns|us|µs|ms|s|m|h)");
    private static final Map<String, Long> NANOS = Map.of(
            "ns",
            1L,
            "us",
            1_000L,
            "µs",
            1_000L,
            "ms",
            1_000_000L,
            "s",
            1_000_000_000L,
            "m",
            60_000_000_000L,
            "h",
            3_600_000_000_000L);

    private ConfReading() {}

    static String text(ConfValue value, String field) {
        if (value instanceof Text text) {
            if (text.form() == Form.VARIABLE) {
                throw new ConfFault(ImportNote.CONF_VARIABLE, text.line(), text.text());
            }
            return text.text();
        }
        throw wrong(value, field);
    }

    static Block block(ConfValue value, String field) {
        if (value instanceof Block block) {
            return block;
        }
        throw wrong(value, field);
    }

    static List<ConfValue> items(ConfValue value, String field) {
        if (value instanceof Items items) {
            return items.items();
        }
        throw wrong(value, field);
    }

    /// One, or a list of them.
    static List<String> texts(ConfValue value, String field) {
        return value instanceof Items items
                ? items.items().stream().map(item -> text(item, field)).toList()
                : List.of(text(value, field));
    }

    static Subject subject(ConfValue value, String field) {
        try {
            return Subject.of(text(value, field));
        } catch (ProblemException _) {
            throw wrong(value, field);
        }
    }

    /// A number, or a size such as `8MB`; -1 is no limit.
    static long number(ConfValue value, String field) {
        var text = text(value, field);
        if (text.equals("-1")) {
            return -1;
        }
        return ByteSize.parse(text).map(ByteSize::bytes).orElseThrow(() -> wrong(value, field));
    }

    static Duration span(ConfValue value, String field) {
        var text = text(value, field).strip();
        var match = SPAN.matcher(text);
        var total = Duration.ZERO;
        var end = 0;
        try {
            while (end < text.length() && match.find(end) && match.start() == end) {
                var nanos = new BigDecimal(match.group(1))
                        .multiply(BigDecimal.valueOf(NANOS.getOrDefault(match.group(2), 0L)));
                total = total.plusNanos(nanos.longValueExact());
                end = match.end();
            }
        } catch (ArithmeticException _) {
            throw wrong(value, field);
        }
        if (end == 0 || end < text.length()) {
            throw wrong(value, field);
        }
        return total;
    }

    /// In per cent.
    static int percent(ConfValue value, String field) {
        var text = text(value, field).strip();
        var number = text.endsWith("%") ? text.substring(0, text.length() - 1) : text;
        if (!number.matches("[0-9]{1,3}") || Integer.parseInt(number) > 100) {
            throw wrong(value, field);
        }
        return Integer.parseInt(number);
    }

    static ConfFault wrong(ConfValue value, String field) {
        var shown = value instanceof Text text ? text.text() : value.getClass().getSimpleName();
        return new ConfFault(ImportNote.CONF_WRONG, value.line(), shown, field);
    }
}
