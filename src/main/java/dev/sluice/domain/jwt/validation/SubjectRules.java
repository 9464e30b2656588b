package dev.sluice.domain.jwt.validation;

import dev.sluice.domain.jwt.json.GoNumbers;
import java.util.Arrays;
import java.util.List;

/// What the reference library holds of subjects (jwt-facts.md#2, shared primitives). Laxer than
/// [dev.sluice.domain.model.Subject], since it must judge whatever a token says.
public final class SubjectRules {
    private SubjectRules() {}

    static List<String> tokens(String subject) {
        return Arrays.asList(subject.split("\\.", -1));
    }

    static boolean hasWildcards(String subject) {
        var tokens = tokens(subject);
        return tokens.contains("*") || tokens.getLast().equals(">");
    }

    private static boolean endsOpen(String subject) {
        return subject.equals(">") || subject.endsWith(".>");
    }

    /// `*` in the container matches any one token, even `>`; a last `>` matches one or more.
    public static boolean isContainedIn(String subject, String container) {
        var mine = tokens(subject);
        var others = tokens(container);
        boolean open = others.getLast().equals(">");
        if (mine.size() < others.size() || (mine.size() > others.size() && !open)) {
            return false;
        }
        for (int i = 0; i < others.size(); i++) {
            if (open && i == others.size() - 1) {
                return true;
            }
            if (!others.get(i).equals("*") && !others.get(i).equals(mine.get(i))) {
                return false;
            }
        }
        return true;
    }

    /// S1–S4, and two checks of our own.
    static void check(String subject, String where, ValidationFindings findings) {
        if (subject.isEmpty()) {
            findings.error("S1", where + " is empty");
            return;
        }
        var named = where + " \"" + subject + "\"";
        if (subject.indexOf(' ') >= 0) {
            findings.error("S2", named + " contains a blank");
        }
        if (subject.startsWith(".") || subject.endsWith(".")) {
            findings.error("S3", named + " starts or ends with a dot");
        }
        if (subject.contains("..")) {
            findings.error("S4", named + " contains two dots in a row");
        }
        if (subject.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            findings.ownError("subject-control", named + " contains a tab or another control character");
        }
        int open = tokens(subject).indexOf(">");
        if (open >= 0 && open < tokens(subject).size() - 1) {
            findings.ownError("subject-tail", named + " has a > that is not the last token");
        }
    }

    /// N1–N5: a local subject against the subject it renames.
    static void checkRenaming(String local, String original, ValidationFindings findings) {
        var where = "local subject";
        check(local, where, findings);
        if (original.isEmpty()) {
            findings.error("N1", "the subject that is renamed is empty");
        }
        if (local.indexOf(' ') >= 0) {
            findings.error("N2", "local subject \"" + local + "\" contains a blank");
        }
        if (endsOpen(local) != endsOpen(original)) {
            findings.error("N3", "of subject and local subject, both or none must end in >");
        }
        int stars = stars(original);
        int used = 0;
        for (var token : tokens(local)) {
            if (token.equals("*")) {
                used++;
            } else if (isReference(token)) {
                if (exceeds(token, stars)) {
                    findings.error("N4", token + " refers to a * that \"" + original + "\" does not have");
                } else {
                    used++;
                }
            }
        }
        if (used != stars) {
            findings.error("N5", "local subject \"" + local + "\" must use each * of \"" + original + "\" once");
        }
    }

    /// The local subject with each `$n` read as `*`.
    static String withoutReferences(String local) {
        if (local.indexOf('$') < 0) {
            return local;
        }
        return String.join(
                ".",
                tokens(local).stream()
                        .map(token -> isReference(token) ? "*" : token)
                        .toList());
    }

    private static int stars(String subject) {
        return (int) tokens(subject).stream().filter("*"::equals).count();
    }

    /// `$` and a whole number with an optional sign that fits 64 bits, as Go's Atoi takes it.
    private static boolean isReference(String token) {
        return token.startsWith("$") && GoNumbers.atoi(token.substring(1)).isPresent();
    }

    private static boolean exceeds(String token, int stars) {
        return GoNumbers.atoi(token.substring(1)).orElse(0) > stars;
    }
}
