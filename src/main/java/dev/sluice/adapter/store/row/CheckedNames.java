package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.Names;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Names on their way into and out of the database. What would be refused on the way out must not get in; new
/// names are held to more where they are chosen.
final class CheckedNames {
    private CheckedNames() {}

    /// @throws ProblemException `NAME_INVALID`
    static String name(String name) {
        if (!Names.isKept(name)) {
            throw ProblemException.of(ProblemCode.NAME_INVALID, name);
        }
        return name;
    }

    static @Nullable String nameOrNull(@Nullable String name) {
        return name == null ? null : name(name);
    }
}
