package dev.sluice.consent;

import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Few subjects, so that much overlaps: equal, one within another, across each other. Streams and services have
/// roots of their own, since what comes by a stream may be passed on as a request.
final class Subjects {
    private static final List<String> PATTERNS =
            List.of("o.>", "o.eu.>", "o.*.x", "o.us.>", "o.eu.x", "o.*.*", "p.>", "p.*", "p.x");
    private static final List<String> SAMPLES = List.of("o.eu.x", "o.eu.y", "o.us.x", "o.z", "p.x", "p.y.z");

    private Subjects() {}

    static List<Subject> patterns(ShareKind kind) {
        return PATTERNS.stream().map(text -> Subject.of(root(kind) + text)).toList();
    }

    /// All of them are within these.
    static List<Subject> roots(ShareKind kind) {
        return Stream.of("o.>", "p.>")
                .map(text -> Subject.of(root(kind) + text))
                .toList();
    }

    /// What is said and asked, to see who hears it.
    static List<Subject> samples(ShareKind kind) {
        return SAMPLES.stream().map(text -> Subject.of(root(kind) + text)).toList();
    }

    private static String root(ShareKind kind) {
        return kind == ShareKind.STREAM ? "" : "s";
    }

    /// What both match, if anything.
    static Optional<Subject> meet(Subject one, Subject other) {
        if (!one.overlaps(other)) {
            return Optional.empty();
        }
        var mine = one.tokens();
        var theirs = other.tokens();
        var both = new ArrayList<String>();
        for (var i = 0; i < Math.max(mine.size(), theirs.size()); i++) {
            if (i >= mine.size() || mine.get(i).equals(">")) {
                both.addAll(theirs.subList(Math.min(i, theirs.size()), theirs.size()));
                break;
            }
            if (i >= theirs.size() || theirs.get(i).equals(">")) {
                both.addAll(mine.subList(i, mine.size()));
                break;
            }
            both.add(mine.get(i).equals("*") ? theirs.get(i) : mine.get(i));
        }
        return Optional.of(Subject.of(String.join(".", both)));
    }

    /// One that matches, with this word for every wildcard.
    static Subject sample(Subject pattern, String word) {
        return Subject.of(pattern.tokens().stream()
                .map(token -> token.equals("*") || token.equals(">") ? word : token)
                .collect(Collectors.joining(".")));
    }
}
