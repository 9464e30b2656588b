package dev.sluice.cli;

import dev.sluice.domain.problem.Problem;

/// Writes a problem in its three parts, with its code.
final class ProblemPrinter {
    private ProblemPrinter() {}

    static void print(Terminal terminal, Problem problem) {
        var text = problem.text();
        var err = terminal.err();
        err.println(Texts.of("problem.first", text.code(), text.what()));
        err.println(Texts.of("problem.next", text.unchanged()));
        err.println(Texts.of("problem.next", text.remedy()));
        err.flush();
    }
}
