package dev.sluice.cli.session;

import dev.sluice.cli.io.CliMessages;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/// Points in time as people type them: a day, or a day and a time, in UTC.
public final class TimeArguments {
    private TimeArguments() {}

    /// @throws picocli.CommandLine.ParameterException for anything else
    public static Instant parse(CommandContext context, String text) {
        try {
            return text.contains("T")
                    ? Instant.parse(text)
                    : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
        } catch (DateTimeParseException _) {
            throw context.usage(CliMessages.of("audit.time", text));
        }
    }
}
