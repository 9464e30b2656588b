package dev.sluice.cli.session;

import dev.sluice.cli.io.Terminal;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What one command of many prints, to be told in one line; nobody types anything to it.
public final class LineTerminal implements Terminal {
    private final Terminal outer;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final PrintWriter outWriter = new PrintWriter(out);
    private final PrintWriter errWriter = new PrintWriter(err);

    public LineTerminal(Terminal outer) {
        this.outer = outer;
    }

    /// How a command ended, and what it said.
    public record Answer(int code, String out, String err) {
        /// What it said of its work, or of why it did none.
        public String line() {
            var said = code == 0 || err.isEmpty() ? out : err;
            return String.join("; ", said.strip().split("\\R", -1));
        }
    }

    public Answer answer(int code) {
        return new Answer(code, taken(outWriter, out), taken(errWriter, err));
    }

    /// Emptied for the next command.
    private static String taken(PrintWriter writer, StringWriter text) {
        writer.flush();
        var said = text.toString().strip();
        text.getBuffer().setLength(0);
        return said;
    }

    @Override
    public PrintWriter out() {
        return outWriter;
    }

    @Override
    public PrintWriter err() {
        return errWriter;
    }

    @Override
    public InputStream in() {
        return InputStream.nullInputStream();
    }

    @Override
    public Optional<String> environment(String name) {
        return outer.environment(name);
    }

    @Override
    public Path directory() {
        return outer.directory();
    }

    @Override
    public Optional<char[]> askSecret(String prompt) {
        return Optional.empty();
    }

    @Override
    public boolean pause(Duration time) {
        return outer.pause(time);
    }
}
