package dev.sluice.cli;

import dev.sluice.domain.text.ForeignText;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/// The wording of the command line.
final class Texts {
    private static final ResourceBundle BUNDLE = ResourceBundle.getBundle("dev.sluice.cli.cli");

    private Texts() {}

    static ResourceBundle bundle() {
        return BUNDLE;
    }

    static String of(String key, Object... args) {
        // What is put in may be of others' making. Numbers are for scripts and people alike: as texts they get no
        // grouping.
        var texts =
                Stream.of(args).map(String::valueOf).map(ForeignText::marked).toArray();
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(texts);
    }
}
