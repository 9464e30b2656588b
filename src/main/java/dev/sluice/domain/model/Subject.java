package dev.sluice.domain.model;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// A NATS subject, possibly with the wildcards `*` (one token) and a final `>` (one or more tokens). Stricter than
/// the reference library, which lets tabs and a `>` in the middle pass (jwt-facts.md#2).
public record Subject(String text) implements Comparable<Subject> {
    private static final int MAX_LENGTH = 512;

    public Subject {
        var fault = fault(text);
        if (fault != null) {
            throw ProblemException.of(ProblemCode.SUBJECT_INVALID, text, fault);
        }
    }

    /// @throws ProblemException `SUBJECT_INVALID`
    public static Subject of(String text) {
        return new Subject(text.strip());
    }

    /// A subject fit to be exported: a bare `>` or `*` would share everything, `$SYS` belongs to the servers.
    ///
    /// @throws ProblemException `SUBJECT_INVALID` or `SUBJECT_TOO_WIDE`
    public static Subject exportable(String text) {
        var subject = of(text);
        if (subject.text.equals(">")
                || subject.text.equals("*")
                || subject.tokens().getFirst().equals("$SYS")) {
            throw ProblemException.of(ProblemCode.SUBJECT_TOO_WIDE, subject.text);
        }
        return subject;
    }

    public List<String> tokens() {
        return Arrays.asList(text.split("\\.", -1));
    }

    public boolean hasWildcard() {
        return tokens().stream().anyMatch(token -> token.equals("*") || token.equals(">"));
    }

    public boolean endsOpen() {
        return text.equals(">") || text.endsWith(".>");
    }

    /// A local subject as what may arrive on it: its `$1` stands for a token, as `*` does.
    public Subject asPattern() {
        return Subject.of(tokens().stream()
                .map(token -> token.matches("\\$[1-9][0-9]?") ? "*" : token)
                .collect(Collectors.joining(".")));
    }

    /// Whether every subject that matches `other` matches this one.
    public boolean contains(Subject other) {
        var mine = tokens();
        var theirs = other.tokens();
        for (var i = 0; i < mine.size(); i++) {
            if (mine.get(i).equals(">")) {
                return theirs.size() > i;
            }
            if (i >= theirs.size() || theirs.get(i).equals(">") || !covers(mine.get(i), theirs.get(i))) {
                return false;
            }
        }
        return mine.size() == theirs.size();
    }

    /// Whether some subject matches both.
    public boolean overlaps(Subject other) {
        var mine = tokens();
        var theirs = other.tokens();
        var shared = Math.min(mine.size(), theirs.size());
        for (var i = 0; i < shared; i++) {
            if (mine.get(i).equals(">") || theirs.get(i).equals(">")) {
                return true;
            }
            if (!covers(mine.get(i), theirs.get(i)) && !covers(theirs.get(i), mine.get(i))) {
                return false;
            }
        }
        return mine.size() == theirs.size();
    }

    /// A literal subject that matches, for people to see: `orders.eu.>` gives `orders.eu.created`.
    public String example() {
        var words = List.of("eu", "shop", "cart", "item");
        var filled = new StringBuilder();
        var star = 0;
        for (var token : tokens()) {
            if (!filled.isEmpty()) {
                filled.append('.');
            }
            filled.append(
                    switch (token) {
                        case "*" -> words.get(star++ % words.size());
                        case ">" -> "created";
                        default -> token;
                    });
        }
        return filled.toString();
    }

    @Override
    public int compareTo(Subject other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static boolean covers(String pattern, String token) {
        return pattern.equals("*") || pattern.equals(token);
    }

    private static @org.jspecify.annotations.Nullable String fault(String text) {
        if (text.isEmpty()) {
            return "it is empty";
        }
        if (text.length() > MAX_LENGTH) {
            return "it is longer than " + MAX_LENGTH + " characters";
        }
        if (text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
            return "it contains a blank or a control character";
        }
        var tokens = text.split("\\.", -1);
        for (var i = 0; i < tokens.length; i++) {
            var token = tokens[i];
            if (token.isEmpty()) {
                return "it has an empty token (a leading, trailing or double dot)";
            }
            if (token.length() > 1 && (token.contains("*") || token.contains(">"))) {
                return "a wildcard must be a token of its own";
            }
            if (token.equals(">") && i < tokens.length - 1) {
                return "> may only be the last token";
            }
        }
        return null;
    }
}
