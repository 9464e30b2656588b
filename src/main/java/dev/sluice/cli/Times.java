package dev.sluice.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/// Points in time as people type them: a day, or a day and a time, in UTC.
final class Times {
    private Times() {}

    /// @throws picocli.CommandLine.ParameterException for anything else
    static Instant parse(Context context, String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException _) {
            throw context.usage(Texts.of("audit.time", text));
        }
    }
}
