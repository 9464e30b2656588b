package dev.sluice.cli.session;

import dev.sluice.domain.model.AccountServerAddress;
import java.util.Locale;

/// Activation tokens as people name them: a file, `-`, or an address on the web.
public record TokenReader(CommandContext context) {

    /// Bare or armoured, as it was found.
    public String read(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return context.tools()
                    .tokens()
                    .fetch(AccountServerAddress.web(name))
                    .strip();
        }
        return context.files().token(name);
    }
}
