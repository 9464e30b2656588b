package dev.sluice.ui.screen.inspector;

import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.codec.TokenOutline;
import dev.sluice.domain.jwt.validation.Finding;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.readmodel.KeyIdentity;
import dev.sluice.domain.readmodel.TokenRelation;
import dev.sluice.domain.readmodel.TokenRelation.Phase;
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
        TokenRelation relation) {
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

    Optional<PublicKey> account() {
        return Optional.ofNullable(relation.account());
    }

    boolean isGood() {
        return refusal.isEmpty() && findings.stream().noneMatch(Finding::isBlocking);
    }
}
