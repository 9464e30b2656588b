package dev.sluice.domain.federation.operation;

import dev.sluice.domain.model.AccountLimit;
import dev.sluice.domain.model.Limits;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /// Why nothing is known to be used of it; empty where servers tell.
    public Optional<Untold> untold() {
        return untold(limit);
    }

    public static Optional<Untold> untold(AccountLimit limit) {
        return switch (limit) {
            case PAYLOAD -> Optional.of(Untold.OF_ONE_MESSAGE);
            case DATA -> Optional.of(Untold.NOT_COUNTED);
            default -> Optional.empty();
        };
    }

    public enum Untold {
        /// It bounds each message, and messages use nothing up.
        OF_ONE_MESSAGE("of-one-message"),
        /// No server counts it.
        NOT_COUNTED("not-counted");

        private final String word;

        Untold(String word) {
            this.word = word;
        }

        public String word() {
            return word;
        }
    }

    /// All of an account, with how many servers told.
    ///
    /// @param replicas of JetStream, by `R1` to `R5`, where its limits go by replicas
    public record Report(
            List<LimitUsage> limits, SortedMap<String, List<LimitUsage>> replicas, int answered, int expected) {
        public Report {
            limits = List.copyOf(limits);
            replicas = Collections.unmodifiableSortedMap(new TreeMap<>(replicas));
        }
    }
}
