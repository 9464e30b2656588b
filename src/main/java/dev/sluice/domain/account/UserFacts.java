package dev.sluice.domain.account;

import dev.sluice.domain.jwt.claims.ClaimTime;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.model.User;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What holds for a user: by its own JWT, by the template of its role, and by its account.
///
/// @param role null where it has none
/// @param limits its own, or the template's
/// @param revokedAt since when its JWT is shut out; null when it is not
public record UserFacts(
        User user,
        UserClaims claims,
        @Nullable String role,
        UserLimits limits,
        @Nullable Instant revokedAt) {
    public @Nullable Instant expiresAt() {
        return ClaimTime.end(claims.base().expires()).orElse(null);
    }

    public Instant issuedAt() {
        return ClaimTime.nearest(claims.base().issuedAt());
    }
}
