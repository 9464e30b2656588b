package dev.sluice.domain.model;

import dev.sluice.domain.problem.ProblemException;
import java.net.URI;
import java.util.Optional;

/// How the servers of an environment come by account JWTs.
public sealed interface ResolverKind {
    /// They keep what is pushed to them.
    record Nats() implements ResolverKind {}

    /// They keep nothing, and ask an account server when an account is first used.
    ///
    /// @param server see [AccountServerAddress#base]
    record Url(URI server) implements ResolverKind {}

    /// They know what their configuration brings along, and learn it when they are started or reloaded.
    record Memory() implements ResolverKind {}

    /// The word of `--json` and of the store.
    default String word() {
        return switch (this) {
            case Nats _ -> "nats";
            case Url url -> url.server().toString();
            case Memory _ -> "memory";
        };
    }

    /// Empty for what is none.
    static Optional<ResolverKind> of(String word) {
        return switch (word) {
            case "" -> Optional.empty();
            case "nats" -> Optional.of(new Nats());
            case "memory" -> Optional.of(new Memory());
            default -> address(word);
        };
    }

    private static Optional<ResolverKind> address(String word) {
        try {
            return Optional.of(new Url(AccountServerAddress.base(word)));
        } catch (ProblemException _) {
            // Whatever stands there, what servers say of themselves is asked then.
            return Optional.empty();
        }
    }
}
