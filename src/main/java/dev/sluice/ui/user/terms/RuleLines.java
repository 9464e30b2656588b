package dev.sluice.ui.user.terms;

import dev.sluice.domain.model.Subject;
import dev.sluice.domain.problem.Problem;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Subjects of rules as a person types them: one a line; a queue may follow a blank.
final class RuleLines {
    /// What servers put in by themselves (jwt-facts.md#1.6); any text of a token will do to judge the rest.
    private static final Pattern WORD = Pattern.compile("\\{\\{[^}]*}}");

    private RuleLines() {}

    static List<String> of(String text) {
        return text.lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    static String text(List<String> rules) {
        return String.join("\n", rules);
    }

    /// What is wrong with the first line that is no rule.
    static Optional<Problem> fault(String text) {
        for (var line : of(text)) {
            try {
                Subject.of(WORD.matcher(line.split(" ", 2)[0]).replaceAll("x"));
            } catch (ProblemException e) {
                return Optional.of(e.problem());
            }
        }
        return Optional.empty();
    }
}
