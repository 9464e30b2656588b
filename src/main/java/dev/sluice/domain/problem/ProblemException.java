package dev.sluice.domain.problem;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Thrown for every failure that is not a bug. Its message is the plain text of the problem, fit for a log and a
/// terminal.
public final class ProblemException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private ProblemException(Problem problem, @Nullable Throwable cause) {
        super(problem.text().oneLine(), cause);
        this.problem = problem;
    }

    public static ProblemException of(ProblemCode code, @Nullable Object... args) {
        return new ProblemException(new Problem(code, texts(args)), null);
    }

    public static ProblemException because(Throwable cause, ProblemCode code, @Nullable Object... args) {
        return new ProblemException(new Problem(code, texts(args)), cause);
    }

    public Problem problem() {
        return problem;
    }

    public ProblemCode code() {
        return problem.code();
    }

    private static List<String> texts(@Nullable Object... args) {
        return Stream.of(args).map(String::valueOf).toList();
    }
}
