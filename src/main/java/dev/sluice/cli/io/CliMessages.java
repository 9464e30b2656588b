package dev.sluice.cli.io;

import dev.sluice.domain.text.ForeignText;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/// The wording of the command line.
public final class CliMessages {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.sluice.cli.cli");

    private CliMessages() {}

    public static ResourceBundle bundle() {
        return BUNDLE;
    }

    public static String of(String key, Object... args) {
        // What is put in may be of others' making. Numbers are for scripts and people alike: as texts they get no
        // grouping.
        var texts =
                Stream.of(args).map(String::valueOf).map(ForeignText::marked).toArray();
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(texts);
    }
}
