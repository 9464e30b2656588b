package dev.sluice.ui.screen.inspector;

import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.codec.TokenOutline;
import dev.sluice.domain.jwt.validation.Finding;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// All that is known of a token.
///
/// @param token as it stands, without any frame
/// @param tree header and payload with what their values mean
/// @param claims null when the token cannot be trusted to say anything
/// @param refusal why it cannot be read; empty when it can
record TokenInspection(
        String token,
        TokenOutline outline,
        ClaimsRow tree,
        Head head,
        Signature signature,
        Validity validity,
        @Nullable Claims claims,
        String refusal,
        List<Finding> findings,
        Relation relation) {
    TokenInspection {
        findings = List.copyOf(findings);
    }

    /// What it is, for whom, by whom.
    ///
    /// @param kind empty for a word that nobody knows
    /// @param word of the type, as it stands in the token
    record Head(
            @Nullable ClaimKind kind,
            String word,
            long version,
            String name,
            KeyIdentity subject,
            KeyIdentity issuer) {}

    /// What the signature is worth.
    enum Signature {
        GOOD,
        /// It was not made with the key of the issuer over this text.
        WRONG,
        /// The token is too damaged to tell.
        UNCHECKED
    }

    /// @param from null when it is valid from the start
    /// @param until null when it never ends
    record Validity(
            @Nullable Instant issued,
            @Nullable Instant from,
            @Nullable Instant until,
            Phase phase) {}

    enum Phase {
        NOT_YET,
        VALID,
        EXPIRED
    }

    /// What it has to do with this workspace.
    ///
    /// @param account of ours or known here that it is about, to be shown
    /// @param standing how it compares with what is kept here
    /// @param importable whether it can be imported into an account of ours now
    record Relation(@Nullable PublicKey account, Standing standing, Import importable) {}

    enum Standing {
        /// Nothing here to compare with.
        NONE,
        /// An account's token as it was last released here.
        RELEASED,
        /// An account's token unlike the one last released here.
        OTHER_THAN_RELEASED,
        /// An activation that was revoked here.
        REVOKED
    }

    enum Import {
        POSSIBLE,
        /// An activation for an account that is not ours.
        NOT_OURS,
        /// Not an activation, or not valid.
        NO
    }

    Optional<PublicKey> account() {
        return Optional.ofNullable(relation.account());
    }

    boolean isGood() {
        return refusal.isEmpty() && findings.stream().noneMatch(Finding::isBlocking);
    }
}
