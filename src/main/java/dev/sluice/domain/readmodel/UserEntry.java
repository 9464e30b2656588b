package dev.sluice.domain.readmodel;

import dev.sluice.domain.model.User;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A user as a list shows it: what its JWT says, and what its account says of it.
///
/// @param account name of the account it belongs to
/// @param role whose template holds for it; null for one that has rules of its own, or none
/// @param revokedAt since when its JWT is shut out; null when it is not
/// @param suspended whether its account lets nobody in
public record UserEntry(
        User user,
        String account,
        @Nullable String role,
        @Nullable Instant revokedAt,
        boolean suspended,
        Terms terms) {

    /// What its JWT says.
    ///
    /// @param issuer the key that signed it
    /// @param issuedAt unix seconds
    /// @param expiresAt null for never
    /// @param bearer whether the JWT alone lets it in; of the template where there is one
    /// @param restricted whether it has rules about subjects; of the template where there is one
    /// @param legible false where the JWT cannot be read, so that nothing of this is known
    public record Terms(
            String issuer,
            long issuedAt,
            @Nullable Instant expiresAt,
            boolean bearer,
            boolean restricted,
            List<String> tags,
            boolean legible) {
        static final Terms ILLEGIBLE = new Terms("", 0, null, false, false, List.of(), false);

        public Terms {
            tags = List.copyOf(tags);
        }

        Terms under(boolean bearerByRole, boolean restrictedByRole) {
            return new Terms(issuer, issuedAt, expiresAt, bearerByRole, restrictedByRole, tags, legible);
        }
    }

    public boolean isOver(Instant now) {
        var end = terms.expiresAt();
        return end != null && !end.isAfter(now);
    }
}
