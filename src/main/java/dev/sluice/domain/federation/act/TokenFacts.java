package dev.sluice.domain.federation.act;

import dev.sluice.domain.model.ShareKind;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What an activation token says, its signature verified.
///
/// @param exporter the account that grants (`issuer_account` when a signing key signed)
/// @param expiresAt null when it never expires
public record TokenFacts(
        String name,
        PublicKey exporter,
        PublicKey issuer,
        PublicKey target,
        String subject,
        ShareKind kind,
        Instant issuedAt,
        @Nullable Instant expiresAt) {}
