package dev.sluice.domain.federation.claims;

import dev.sluice.domain.jwt.claims.ClaimTime;
import dev.sluice.domain.jwt.codec.StoredUserReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.User;
import java.time.Instant;
import java.util.Optional;

/// When users end, as their claims say.
public final class UserTimes {
    private UserTimes() {}

    /// Empty without an end. What cannot be read has none: it lets nobody in, and who looks at it is told so.
    public static Optional<Instant> end(User user) {
        try {
            return ClaimTime.end(StoredUserReader.read(user.jwt()).base().expires());
        } catch (JwtException _) {
            return Optional.empty();
        }
    }
}
