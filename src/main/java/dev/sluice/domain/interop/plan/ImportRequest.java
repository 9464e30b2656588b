package dev.sluice.domain.interop.plan;

import dev.sluice.domain.model.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// @param places folders (of nsc, or any other) and files
/// @param level of the environments that are made
/// @param operators names or public keys of the operators that are wanted; empty for all
public record ImportRequest(List<Path> places, Level level, Set<String> operators) {
    public ImportRequest {
        places = List.copyOf(places);
        operators = Set.copyOf(operators);
    }

    /// Everything in these places, as production environments: what comes from elsewhere is taken for serious.
    public static ImportRequest of(List<Path> places) {
        return new ImportRequest(places, Level.PRODUCTION, Set.of());
    }
}
