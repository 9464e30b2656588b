package dev.sluice.domain.model;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.text.ForeignText;
import dev.sluice.domain.text.LookAlikes;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// The rule for names of accounts, exports, connections and users (domain.md#names). A name is never used as a
/// path as it is. A person must be able to see what a name is, and to tell it from another.
public final class Names {
    private static final int MAX_LENGTH = 64;
    private static final String NOT_IN_NAMES = "/\\:";

    private Names() {}

    /// @return the name without surrounding blanks
    /// @throws ProblemException `NAME_INVALID`
    public static String check(String name) {
        var text = name.strip();
        if (!fits(text)
                || !text.codePoints().allMatch(Names::isUsable)
                || text.codePoints().noneMatch(Names::stands)) {
            throw ProblemException.of(ProblemCode.NAME_INVALID, text);
        }
        return text;
    }

    /// As they stand in a sentence.
    public static String listed(Collection<String> names) {
        return names.stream().distinct().map(name -> "\"" + name + "\"").collect(Collectors.joining(", "));
    }

    /// What may be in a name: what shows something.
    public static boolean isUsable(int c) {
        return ForeignText.isPlain(c) && NOT_IN_NAMES.indexOf(c) < 0;
    }

    /// The rule under which earlier versions of Sluice let names in. What is here by it stays.
    public static boolean isKept(String name) {
        var printable = name.codePoints()
                .noneMatch(c -> Character.isISOControl(c)
                        || NOT_IN_NAMES.indexOf(c) >= 0
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
        return printable && fits(name) && name.equals(name.strip());
    }

    /// The form under which names are unique.
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /// What a name looks like: see [LookAlikes].
    public static Set<String> looks(String name) {
        return LookAlikes.looks(name);
    }

    public static boolean areAlike(String one, String other) {
        return LookAlikes.areAlike(one, other);
    }

    /// Refuses a name that could be taken for another; the same name again is for the caller to refuse.
    ///
    /// @throws ProblemException `NAME_ALIKE`
    public static void refuseAlike(String wished, Collection<String> present) {
        for (var other : present) {
            if (!key(other).equals(key(wished)) && areAlike(other, wished)) {
                throw ProblemException.of(ProblemCode.NAME_ALIKE, wished, other);
            }
        }
    }

    private static boolean fits(String text) {
        return !text.isEmpty() && text.codePointCount(0, text.length()) <= MAX_LENGTH;
    }

    /// Marks alone stand on nothing.
    private static boolean stands(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        };
    }
}
