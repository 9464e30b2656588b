package dev.sluice.domain.model;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.Locale;

/// The rule for names of accounts, exports, connections and users (`domain.md` 1). A name is never
/// used as a path as it is.
public final class Names {
    private static final int MAX_LENGTH = 64;

    private Names() {}

    /// @return the name without surrounding blanks
    /// @throws ProblemException `NAME_INVALID`
    public static String check(String name) {
        var text = name.strip();
        var printable = text.codePoints()
                .noneMatch(c -> Character.isISOControl(c)
                        || "/\\:".indexOf(c) >= 0
                        || Character.getType(c) == Character.FORMAT
                        || Character.getType(c) == Character.LINE_SEPARATOR
                        || Character.getType(c) == Character.PARAGRAPH_SEPARATOR);
        if (text.isEmpty() || text.codePointCount(0, text.length()) > MAX_LENGTH || !printable) {
            throw ProblemException.of(ProblemCode.NAME_INVALID, text);
        }
        return text;
    }

    /// The form under which names are unique.
    public static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
