package dev.sluice.cli;

import dev.sluice.domain.problem.Problem;
import java.util.List;

/// Writes a problem in its three parts, with its code.
final class ProblemPrinter {
    private ProblemPrinter() {}

    static void print(Terminal terminal, Problem problem) {
        print(terminal, problem, List.of());
    }

    /// @param hints more lines of what to do
    static void print(Terminal terminal, Problem problem, List<String> hints) {
        var text = problem.text();
        var err = terminal.err();
        err.println(Texts.of("problem.first", text.code(), text.what()));
        err.println(Texts.of("problem.next", text.unchanged()));
        err.println(Texts.of("problem.next", text.remedy()));
        hints.forEach(hint -> err.println(Texts.of("problem.next", hint)));
        err.flush();
    }
}
