package dev.sluice.adapter.nats.session;

import dev.sluice.domain.model.server.ServerRef;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Words from servers, made fit for a screen, a terminal and a log: bounded and without control characters, since
/// a server's reply is hostile input.
public final class ServerText {
    private static final int LONGEST_TEXT = 600;
    private static final int LONGEST_NAME = 128;
    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\p{Cf}]+");

    private ServerText() {}

    public static String clean(@Nullable String text) {
        return bounded(text, LONGEST_TEXT);
    }

    public static ServerRef server(@Nullable String id, @Nullable String name, @Nullable String version) {
        var shown = bounded(name, LONGEST_NAME);
        var key = bounded(id, LONGEST_NAME);
        return new ServerRef(key, shown.isEmpty() ? key : shown, bounded(version, LONGEST_NAME));
    }

    /// What went wrong, without class names: "connection refused".
    public static String fault(Throwable fault) {
        var cause = fault;
        for (var next = cause.getCause(); next != null; next = cause.getCause()) {
            cause = next;
        }
        var message = clean(cause.getMessage());
        return message.isEmpty() ? cause.getClass().getSimpleName() : message;
    }

    private static String bounded(@Nullable String text, int longest) {
        if (text == null) {
            return "";
        }
        var plain = CONTROLS.matcher(text).replaceAll(" ").strip();
        return plain.length() <= longest ? plain : plain.substring(0, longest) + "…";
    }
}
