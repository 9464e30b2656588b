package dev.sluice.domain.problem;

import java.text.MessageFormat;
import java.util.ResourceBundle;

/// The three parts of an error text: what happened, what did not change (or what state we are in), what to do.
public record ProblemText(String code, String what, String unchanged, String remedy) {

    private static final String REMEDY = ".remedy";
    private static final String IN_WINDOW = ".window";

    /// As the command line and the log tell it.
    static ProblemText of(Problem problem) {
        return of(problem, REMEDY);
    }

    /// What to do is done elsewhere in a window, where it has no words of its own the same is done.
    static ProblemText inWindow(Problem problem) {
        var own = problem.code().text() + IN_WINDOW;
        return of(problem, bundle().containsKey(own) ? IN_WINDOW : REMEDY);
    }

    private static ResourceBundle bundle() {
        // Looked up on each use: problems are rare and ResourceBundle caches.
        return ResourceBundle.getBundle("dev.sluice.domain.problem.problems");
    }

    private static ProblemText of(Problem problem, String remedy) {
        var bundle = bundle();
        var code = problem.code().text();
        var args = problem.args().toArray();
        return new ProblemText(
                code,
                MessageFormat.format(bundle.getString(code + ".what"), args),
                MessageFormat.format(bundle.getString(code + ".unchanged"), args),
                MessageFormat.format(bundle.getString(code + remedy), args));
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
