package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.time.TimeSpan;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// When something ends: a span from now on, or never.
///
/// @param span null for never
record ExpiryArgument(@Nullable Duration span) {
    private static final String NEVER = "never";

    static ExpiryArgument parse(CommandContext context, String text) {
        return new ExpiryArgument(
                text.equalsIgnoreCase(NEVER)
                        ? null
                        : TimeSpan.parse(text).orElseThrow(() -> context.usage(CliMessages.of("span.invalid", text))));
    }

    /// As claims have it: 0 for never.
    long epochSeconds(InstantSource clock) {
        return span == null ? 0 : clock.instant().plus(span).getEpochSecond();
    }
}
