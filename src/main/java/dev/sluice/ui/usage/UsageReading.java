package dev.sluice.ui.usage;

import dev.sluice.domain.federation.operation.LimitUsage;
import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.problem.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is used of an account's limits, as far as servers were asked.
public sealed interface UsageReading {
    record Unread() implements UsageReading {}

    record Asked() implements UsageReading {}

    /// @param at when they answered
    record Told(LimitUsage.Report report, Instant at) implements UsageReading {}

    record Failed(Problem problem) implements UsageReading {}

    /// Of streams with so many replicas.
    default Optional<Long> used(String replicas, AccountLimit limit) {
        return this instanceof Told(var report, var _)
                ? used(report.replicas().getOrDefault(replicas, List.of()), limit)
                : Optional.empty();
    }

    private static Optional<Long> used(List<LimitUsage> rows, AccountLimit limit) {
        return rows.stream()
                .filter(row -> row.limit() == limit)
                .findFirst()
                .flatMap(row -> Optional.ofNullable(row.used()));
    }

    /// Empty where no server told.
    default Optional<Long> used(AccountLimit limit) {
        return this instanceof Told(var report, var _) ? used(report.limits(), limit) : Optional.empty();
    }
}
