package dev.sluice.domain.federation.operation;

import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an activation token says, its signature verified.
///
/// @param exporter the account that grants (`issuer_account` when a signing key signed)
/// @param startsAt null when it is valid at once
/// @param expiresAt null when it never expires
public record TokenFacts(
        String name,
        PublicKey exporter,
        PublicKey issuer,
        PublicKey target,
        String subject,
        ShareKind kind,
        Instant issuedAt,
        @Nullable Instant startsAt,
        @Nullable Instant expiresAt) {

    /// Whether servers do not take it yet.
    public boolean isEarly(Instant now) {
        return startsAt != null && startsAt.isAfter(now);
    }
}
