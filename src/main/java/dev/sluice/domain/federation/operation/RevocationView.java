package dev.sluice.domain.federation.operation;

import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Revocation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A revocation, what it holds back, and what taking it back would do.
///
/// @param tokens that are known here and would work again without it; others, that never were in Sluice or were
/// renewed since, are not known
public record RevocationView(Revocation revocation, List<TokenFacts> tokens, Undo undo) {
    public RevocationView {
        tokens = List.copyOf(tokens);
    }

    /// What taking it back means for the two accounts.
    public sealed interface Undo {}

    /// The exporter closed this connection by it, and the importer never took its consent back: it is opened
    /// again.
    public record Opens(Connection closed) implements Undo {}

    /// The partner's account is signed elsewhere, or never took the token up: the token works again, and the
    /// connection waits to be seen.
    public record Returns(Connection closed) implements Undo {}

    /// Only the entry goes: it is shared again already.
    public record Clears() implements Undo {}

    /// Refused, because this connection needs the revocation.
    public record Needed(Connection by) implements Undo {}

    /// Refused: whoever holds a token that it kills would receive, and no connection would say so; or the token is
    /// dead by another revocation as well. A new activation is younger than the revocation and works beside it.
    public record Unlisted() implements Undo {}

    /// The ended connection that comes back in a new one.
    public Optional<Connection> returning() {
        return Optional.ofNullable(closed());
    }

    private @Nullable Connection closed() {
        return switch (undo) {
            case Opens opens -> opens.closed();
            case Returns returns -> returns.closed();
            case Clears _, Needed _, Unlisted _ -> null;
        };
    }
}
