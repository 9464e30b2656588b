package dev.sluice.cli;

import dev.sluice.domain.problem.ProblemCode;
import java.util.List;

/// What a person at a command line probably did or needs, where a problem alone does not tell.
record Hints(Context context, List<String> arguments) {

    /// After a problem.
    List<String> about(ProblemCode code) {
        return switch (code) {
            case NO_WORKSPACE -> sandbox();
            case SERVER_UNREACHABLE -> context.options().stage() ? List.of() : List.of(Texts.of("hint.stage"));
            case SUBJECT_INVALID -> eaten();
            default -> List.of();
        };
    }

    /// Words that only look wrong since a shell has taken a part of them: of `orders.> --account A` it
    /// leaves `orders. A` and writes the output into a file called `--account`.
    List<String> eaten() {
        return arguments.stream()
                .filter(word -> word.endsWith(".") && word.length() > 1 && word.indexOf('/') < 0)
                .map(word -> Texts.of("hint.eaten", word))
                .toList();
    }

    private List<String> sandbox() {
        var folder = context.workspaces().sandboxFolder();
        return context.options().workspace().isEmpty() && context.workspaces().exists(folder)
                ? List.of(Texts.of("sandbox.use.here", ShellWord.quoted(folder.toString())))
                : List.of();
    }
}
