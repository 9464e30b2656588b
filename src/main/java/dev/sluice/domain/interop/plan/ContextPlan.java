package dev.sluice.domain.interop.plan;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.User;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an import of NATS CLI contexts would do. Holds no secrets.
public record ContextPlan(List<Entry> entries, List<ImportItem> troubles) {
    public ContextPlan {
        entries = List.copyOf(entries);
        troubles = List.copyOf(troubles);
    }

    /// One context.
    ///
    /// @param verdict what becomes of it
    /// @param arrival what comes in; null when nothing does
    public record Entry(
            CliContext context, Verdict verdict, @Nullable Arrival arrival) {}

    /// @param servers its addresses, when the environment has none yet; else empty
    public record Arrival(EnvironmentId environment, User user, List<String> servers) {}

    /// What becomes of a context.
    public enum Verdict {
        NEW,
        HERE,
        NO_CREDS,
        NO_SUCH_FILE,
        ACCOUNT_UNKNOWN,
        /// Signed by a key that its account does not have, or has no more: servers refuse it.
        NOT_TRUSTED,
        NOT_A_USER
    }
}
