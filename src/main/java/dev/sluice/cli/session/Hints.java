package dev.sluice.cli.session;

import dev.sluice.cli.io.CliMessages;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.text.ShellWord;
import java.util.List;

/// What a person at a command line probably did or needs, where a problem alone does not tell.
public record Hints(CommandContext context, List<String> arguments) {

    /// After a problem.
    public List<String> about(ProblemCode code) {
        return switch (code) {
            case NO_WORKSPACE -> sandbox();
            case SERVER_UNREACHABLE -> context.options().stage() ? List.of() : List.of(CliMessages.of("hint.stage"));
            case SUBJECT_INVALID -> eaten();
            default -> List.of();
        };
    }

    /// Words that only look wrong since a shell has taken a part of them: of `orders.> --account A` it leaves
    /// `orders. A` and writes the output into a file called `--account`.
    public List<String> eaten() {
        return arguments.stream()
                .filter(word -> word.endsWith(".") && word.length() > 1 && word.indexOf('/') < 0)
                .map(word -> CliMessages.of("hint.eaten", word))
                .toList();
    }

    private List<String> sandbox() {
        var folder = context.workspaces().sandboxFolder();
        return context.options().workspace().isEmpty() && context.workspaces().exists(folder)
                ? List.of(CliMessages.of("sandbox.use.here", ShellWord.quoted(folder.toString())))
                : List.of();
    }
}
