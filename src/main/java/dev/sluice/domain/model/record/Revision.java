package dev.sluice.domain.model.record;

import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One signed JWT of an account.
///
/// @param number from 1 for each account
/// @param iat its signing time in unix seconds
/// @param why word of the action that it was signed for
/// @param act in the audit log; null for Sluice's own work
public record Revision(
        PublicKey account,
        long number,
        long iat,
        String jwt,
        String why,
        @Nullable UUID act,
        Instant at) {}
