package dev.sluice.domain.model;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/// How an offered subject arrives under a local one. The rules are jwt-facts.md#N1 to jwt-facts.md#N5: both end in
/// `>` or neither, and every `*` of the offer is used, as `*` or as `$n`.
///
/// @param local may use `$1`, `$2`… for the n-th `*` of `remote`
public record SubjectMapping(Subject remote, Subject local) {

    public SubjectMapping {
        var fault = fault(remote, local);
        if (fault != null) {
            throw ProblemException.of(ProblemCode.LOCAL_SUBJECT_INVALID, local.text(), remote.text(), fault);
        }
    }

    /// Where a message published on `literal` arrives.
    public String apply(String literal) {
        var pattern = remote.tokens();
        var words = List.of(literal.split("\\.", -1));
        var stars = new ArrayList<String>();
        for (var i = 0; i < pattern.size(); i++) {
            if (pattern.get(i).equals("*")) {
                stars.add(words.get(i));
            }
        }
        var result = new ArrayList<String>();
        var next = 0;
        for (var token : local.tokens()) {
            if (token.equals(">")) {
                result.addAll(words.subList(pattern.size() - 1, words.size()));
            } else if (token.equals("*")) {
                result.add(stars.get(next++));
            } else if (reference(token) > 0) {
                result.add(stars.get(reference(token) - 1));
            } else {
                result.add(token);
            }
        }
        return String.join(".", result);
    }

    private static @org.jspecify.annotations.Nullable String fault(Subject remote, Subject local) {
        if (remote.endsOpen() != local.endsOpen()) {
            return "both must end in > or neither";
        }
        var stars = remote.tokens().stream().filter("*"::equals).count();
        var references = local.tokens().stream()
                .mapToInt(SubjectMapping::reference)
                .filter(n -> n > 0)
                .toArray();
        for (var reference : references) {
            if (reference > stars) {
                return "$" + reference + " has no * to stand for";
            }
        }
        var used = local.tokens().stream().filter("*"::equals).count() + references.length;
        return used == stars ? null : "every * must be used exactly once, as * or $n";
    }

    /// The n of `$n`, 0 for any other token.
    private static int reference(String token) {
        return token.matches("\\$[1-9][0-9]?") ? Integer.parseInt(token.substring(1)) : 0;
    }
}
