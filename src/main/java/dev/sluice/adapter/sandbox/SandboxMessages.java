package dev.sluice.adapter.sandbox;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/// What a sandbox tells while it starts.
final class SandboxMessages {
    private SandboxMessages() {}

    static String of(String key, Object... args) {
        var bundle = ResourceBundle.getBundle("dev.sluice.adapter.sandbox.sandbox");
        var texts = Stream.of(args).map(String::valueOf).toArray();
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(texts);
    }
}
