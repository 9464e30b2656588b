package dev.sluice.domain.federation.maintenance;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemCode.Area;
import dev.sluice.domain.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// What stood in the way of one account or connection, and keeps no other waiting. What stands in everybody's way,
/// such as a locked vault or servers that cannot be reached, is thrown at once.
public final class PartialFailures {
    private final List<ProblemException> found = new ArrayList<>();

    <T> Optional<T> past(Supplier<T> work) {
        return past(work, _ -> {});
    }

    /// @param told of what stood in its way, and in no other's
    public <T> Optional<T> past(Supplier<T> work, Consumer<ProblemException> told) {
        try {
            return Optional.of(work.get());
        } catch (ProblemException e) {
            if (!isOwn(e.code())) {
                throw e;
            }
            told.accept(e);
            found.add(e);
            return Optional.empty();
        }
    }

    /// Notes what stood in the way of one, and was told.
    public void add(ProblemException own) {
        found.add(own);
    }

    /// @throws ProblemException the first, when all else is done
    public void raise() {
        if (!found.isEmpty()) {
            throw found.getFirst();
        }
    }

    /// Its claims, its rows, its key, its state, or another tool's change of it.
    private static boolean isOwn(ProblemCode code) {
        return switch (code) {
            case DRIFT_FOUND, KEY_MISSING, ACCOUNT_EXTERNAL, STORE_DAMAGED -> true;
            default ->
                code.area()
                        .filter(area -> area == Area.CLAIMS || area == Area.ACCOUNTS)
                        .isPresent();
        };
    }
}
