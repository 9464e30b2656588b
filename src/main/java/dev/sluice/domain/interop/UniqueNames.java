package dev.sluice.domain.interop;

import dev.sluice.domain.model.Names;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Makes names of elsewhere fit for here: of the right characters and length, and unique.
public final class UniqueNames {
    private static final int MAX = 64;

    private final Set<String> taken = new HashSet<>();

    public UniqueNames(Collection<String> names) {
        names.forEach(name -> taken.addAll(Names.looks(name)));
    }

    /// Those whose names stay as they are come before those whose names are changed, so that no changed name takes
    /// the place of a real one.
    static <T> List<T> fittingFirst(Collection<T> found, Function<T, String> name) {
        return found.stream()
                .sorted(Comparator.comparing(one -> !fit(name.apply(one)).equals(name.apply(one))))
                .toList();
    }

    /// @param fallback when nothing of the name is left; must be fit itself
    public String take(String name, String fallback) {
        var fit = fit(name);
        var base = fit.isEmpty() ? fallback : fit;
        var candidate = base;
        for (var number = 2; !free(candidate); number++) {
            var suffix = "-" + number;
            candidate = cut(base, MAX - suffix.length()) + suffix;
        }
        taken.addAll(Names.looks(candidate));
        return candidate;
    }

    /// What looks like another name is no name of its own.
    private boolean free(String name) {
        return Collections.disjoint(taken, Names.looks(name));
    }

    /// Without what [Names] refuses; may be empty.
    static String fit(String name) {
        var out = new StringBuilder();
        name.codePoints().map(UniqueNames::fit).forEach(out::appendCodePoint);
        return cut(out.toString().strip(), MAX).strip();
    }

    private static int fit(int c) {
        return Names.isUsable(c) ? c : '-';
    }

    private static String cut(String text, int points) {
        return text.codePointCount(0, text.length()) <= points
                ? text
                : text.substring(0, text.offsetByCodePoints(0, points));
    }
}
