package dev.sluice.cli.json;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.cli.io.ExitCode;
import dev.sluice.cli.io.JwtLine;
import dev.sluice.cli.io.JwtLine.LineFault;
import dev.sluice.cli.io.LineDocuments;
import dev.sluice.cli.session.CommandContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;

/// Answers documents one by one, as they come. A bad one is answered with an error, and the next is read. With
/// `--json` the exit code is 0 whatever the answers say, since each line has its own; without, 1 when one of them
/// is bad news.
public final class JwtLines {
    private final CommandContext context;

    public JwtLines(CommandContext context) {
        this.context = context;
    }

    /// What a command makes of one line.
    @FunctionalInterface
    public interface Command {
        JwtAnswer answer(JwtLine line, long now);
    }

    public int answer(String name, Command command) {
        try (var in = open(name)) {
            return answer(in, command);
        } catch (IOException e) {
            throw context.files().unreadable(name, e);
        }
    }

    private InputStream open(String name) throws IOException {
        boolean itself = name.startsWith("eyJ") && name.indexOf('.') > 0;
        return itself
                ? new ByteArrayInputStream(name.getBytes(StandardCharsets.UTF_8))
                : context.files().open(name);
    }

    private int answer(InputStream in, Command command) throws IOException {
        var out = context.terminal().out();
        var listening = new AtomicBoolean(true);
        var documents = new LineDocuments(in, () -> listening.set(!out.checkError()));
        boolean good = true;
        for (var next = documents.next(); next.isPresent() && listening.get(); next = documents.next()) {
            var answer = answer(next.get(), command);
            answer.print(context);
            good &= answer.good();
        }
        return good || context.options().json() ? ExitCode.DONE : ExitCode.PROBLEM;
    }

    private JwtAnswer answer(LineDocuments.Document document, Command command) {
        if (document.tooLong()) {
            return JwtAnswer.fault(CliMessages.of("jwt.fault.long", LineDocuments.MAX_LINE));
        }
        try {
            return command.answer(
                    JwtLine.of(document.text()), context.clock().instant().getEpochSecond());
        } catch (LineFault e) {
            return JwtAnswer.fault(String.valueOf(e.getMessage()));
        }
    }
}
