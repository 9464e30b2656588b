package dev.sluice.cli;

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
        // Numbers are for scripts and people alike: as texts they get no grouping.
        var texts = Stream.of(args).map(String::valueOf).toArray();
        return new MessageFormat(BUNDLE.getString(key), Locale.ROOT).format(texts);
    }
}
