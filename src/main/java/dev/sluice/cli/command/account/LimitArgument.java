package dev.sluice.cli.command.account;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.session.CommandContext;
import dev.sluice.domain.config.ByteSize;
import dev.sluice.domain.model.Limits;

/// Limits as people type them: a number or a size, or `unlimited`.
final class LimitArgument {
    private static final String UNLIMITED = "unlimited";
    private static final int MOST_DIGITS = 18;

    private LimitArgument() {}

    static long bytes(CommandContext context, String text) {
        return isUnlimited(text)
                ? Limits.NO_LIMIT
                : ByteSize.parse(text)
                        .orElseThrow(() -> context.usage(CliMessages.of("value.size", text)))
                        .bytes();
    }

    static long count(CommandContext context, String text) {
        if (isUnlimited(text)) {
            return Limits.NO_LIMIT;
        }
        if (text.isEmpty() || text.length() > MOST_DIGITS || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw context.usage(CliMessages.of("value.limit", text));
        }
        return Long.parseLong(text);
    }

    private static boolean isUnlimited(String text) {
        return text.equalsIgnoreCase(UNLIMITED) || text.equals(Long.toString(Limits.NO_LIMIT));
    }
}
