package dev.sluice.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import dev.sluice.domain.model.RuleException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The rules from which a class can be excused by [RuleException].
enum Rule {
    DOMAIN_IMPORTS,
    LIBRARY_HOMES,
    LAYERS,
    SCREENS,
    INJECTED_TIME,
    INJECTED_RANDOMNESS,
    THREADS,
    CONSOLE,
    RUN_LATER,
    NAMES;

    /// As written in the annotation: `library-homes`.
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Rule> of(String word) {
        return Stream.of(values()).filter(rule -> rule.word().equals(word)).findFirst();
    }

    /// Classes that this rule binds.
    DescribedPredicate<JavaClass> binds() {
        return DescribedPredicate.describe("not excused from " + word(), this::isBound);
    }

    private boolean isBound(JavaClass candidate) {
        var excused = excuses(candidate)
                .anyMatch(excuse -> word().equals(excuse.get("rule").orElse("")));
        return !excused && candidate.getEnclosingClass().map(this::isBound).orElse(true);
    }

    static Stream<JavaAnnotation<?>> excuses(JavaClass candidate) {
        var single = candidate.tryGetAnnotationOfType(RuleException.class.getName()).stream();
        var several = candidate.tryGetAnnotationOfType(RuleException.List.class.getName()).stream()
                .flatMap(list ->
                        Arrays.stream((JavaAnnotation<?>[]) list.get("value").orElseThrow()));
        return Stream.concat(single, several);
    }
}
