package dev.sluice.cli.io;

import dev.sluice.domain.problem.Problem;
import java.util.List;

/// Writes a problem in its three parts, with its code.
public final class ProblemPrinter {
    private ProblemPrinter() {}

    public static void print(Terminal terminal, Problem problem) {
        print(terminal, problem, List.of());
    }

    /// @param hints more lines of what to do
    public static void print(Terminal terminal, Problem problem, List<String> hints) {
        var text = problem.text();
        var err = terminal.err();
        err.println(CliMessages.of("problem.first", text.code(), text.what()));
        err.println(CliMessages.of("problem.next", text.unchanged()));
        err.println(CliMessages.of("problem.next", text.remedy()));
        hints.forEach(hint -> err.println(CliMessages.of("problem.next", hint)));
        err.flush();
    }
}
