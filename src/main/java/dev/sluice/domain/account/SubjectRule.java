package dev.sluice.domain.account;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry of what is allowed or denied, matched as servers match it: they take what a client asks for token by
/// token, so that `news.*` stands for a client's `news.>`, too.
///
/// @param text as it stands in the claims
/// @param pattern a subject with wildcards, by its tokens
/// @param queue whose members it is about; null for everybody
record SubjectRule(
        String text, List<String> pattern, @Nullable String queue) {
    /// @param expanded with what servers put in the place of words in braces
    static SubjectRule of(String text, String expanded) {
        var parts = expanded.split(" ", 2);
        return new SubjectRule(text, tokens(parts[0]), parts.length == 1 ? null : parts[1]);
    }

    static List<String> tokens(String subject) {
        return Arrays.asList(subject.split("\\.", -1));
    }

    boolean matches(List<String> wanted) {
        return matches(pattern, wanted);
    }

    private static boolean matches(List<String> pattern, List<String> wanted) {
        for (var i = 0; i < pattern.size(); i++) {
            if (pattern.get(i).equals(">")) {
                return wanted.size() > i;
            }
            if (i >= wanted.size()
                    || !(pattern.get(i).equals("*") || pattern.get(i).equals(wanted.get(i)))) {
                return false;
            }
        }
        return pattern.size() == wanted.size();
    }

    /// The queue of a rule may have wildcards of its own, which stand for tokens as in subjects.
    boolean isOfQueue(String wanted) {
        return queue != null && (queue.equals(wanted) || matches(tokens(queue), tokens(wanted)));
    }
}
