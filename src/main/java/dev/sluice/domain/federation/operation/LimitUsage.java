package dev.sluice.domain.federation.operation;

import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.Limits;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One limit of an account and what of it is used.
///
/// @param allowed -1 for no limit
/// @param used null where servers do not tell
public record LimitUsage(
        AccountLimit limit, long allowed, @Nullable Long used) {
    /// How many more than that are used.
    public long beyond(long allowance) {
        return used == null || allowance == Limits.NO_LIMIT ? 0 : Math.max(0, used - allowance);
    }

    /// All of an account, with how many servers told.
    public record Report(List<LimitUsage> limits, int answered, int expected) {
        public Report {
            limits = List.copyOf(limits);
        }
    }
}
