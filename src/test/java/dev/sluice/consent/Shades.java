package dev.sluice.consent;

import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.model.Subject;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// In which of the ways that matter a step is done: what is true of streams may be false of services, of
/// wildcards, of accounts of another tool, of work that waits.
final class Shades {
    private static final String STREAM = "stream";
    private static final String SERVICE = "service";
    private static final String WILDCARD = "wildcard";
    private static final String LITERAL = "literal";
    private static final String TO_OUTSIDE = "importer outside";
    private static final String FROM_OUTSIDE = "exporter outside";
    private static final String STAGED = "staged";
    private static final String NAMED = "named";

    /// What a run is to have seen of everything.
    static final Set<String> ALL = Set.of(
            STREAM,
            SERVICE,
            WILDCARD,
            LITERAL,
            TO_OUTSIDE,
            FROM_OUTSIDE,
            STAGED,
            NAMED,
            "drift take",
            "drift keep",
            "drift ignore");

    private Shades() {}

    static Set<String> of(Step step, Model model) {
        var found = new TreeSet<String>();
        if (step.staged()) {
            found.add(STAGED);
        }
        if (step.words().contains(Step.NAMED)) {
            found.add(NAMED);
        }
        if (step.verb() == Verb.DRIFT) {
            found.add("drift " + step.word(2));
        }
        labelled(step, model).forEach(agreement -> {
            found.add(agreement.kind() == ShareKind.STREAM ? STREAM : SERVICE);
            found.add(isWild(agreement.subject()) ? WILDCARD : LITERAL);
            if (model.isOutside(agreement.to())) {
                found.add(TO_OUTSIDE);
            }
            if (model.isOutside(agreement.from())) {
                found.add(FROM_OUTSIDE);
            }
        });
        return found;
    }

    private static Stream<Agreement> labelled(Step step, Model model) {
        return step.has(0) ? Stream.ofNullable(model.agreement(step.word(0))) : Stream.empty();
    }

    private static boolean isWild(Subject subject) {
        return subject.tokens().stream().anyMatch(token -> token.equals("*") || token.equals(">"));
    }
}
