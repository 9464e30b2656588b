package dev.sluice.domain.problem;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The three parts of an error text: what happened, what did not change (or what state we are in), what to do.
public record ProblemText(String code, String what, String unchanged, String remedy) {

    static ProblemText of(Problem problem) {
        // Looked up on each use: problems are rare and ResourceBundle caches.
        var bundle = ResourceBundle.getBundle("dev.sluice.domain.problem.problems");
        var code = problem.code().text();
        var args = problem.args().toArray();
        return new ProblemText(
                code,
                MessageFormat.format(bundle.getString(code + ".what"), args),
                MessageFormat.format(bundle.getString(code + ".unchanged"), args),
                MessageFormat.format(bundle.getString(code + ".remedy"), args));
    }

    /// What happened, to stand within another sentence.
    public String clause() {
        return what.endsWith(".") ? what.substring(0, what.length() - 1) : what;
    }

    /// All parts as one line with the code at its end.
    public String oneLine() {
        return "%s %s %s (%s)".formatted(what, unchanged, remedy, code);
    }
}
