package dev.sluice.domain.federation.preflight;

import dev.sluice.domain.model.Names;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What would be cut too, unless a person names it.
final class AlsoCut {
    private AlsoCut() {}

    /// @param confirmed names that were named
    /// @throws ProblemException with the names behind its texts ([dev.sluice.domain.problem.Problem#agreeable])
    static <T> void refuse(
            ProblemCode code,
            List<T> cut,
            Function<T, String> name,
            Function<T, String> described,
            Set<String> confirmed) {
        var unnamed =
                cut.stream().filter(one -> !confirmed.contains(name.apply(one))).toList();
        if (unnamed.isEmpty()) {
            return;
        }
        var names = unnamed.stream().map(name).distinct().toList();
        var texts = Stream.of(unnamed.stream().map(described).collect(Collectors.joining("; ")), Names.listed(names));
        throw ProblemException.of(code, Stream.concat(texts, names.stream()).toArray());
    }
}
