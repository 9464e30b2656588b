package dev.sluice.domain.model;

import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The replacement of a signing key, and how far it is.
///
/// @param subject whose signing key it is: the operator's identity
/// @param endedAt null while it is under way
public record Rotation(
        UUID id,
        EnvironmentId environment,
        PublicKey subject,
        PublicKey oldKey,
        PublicKey newKey,
        Phase phase,
        Instant beganAt,
        @Nullable Instant endedAt) {

    public enum Phase {
        /// Both keys are named; servers are to be started with that operator.
        ADDED,
        /// The new key signs; accounts are being signed anew and pushed.
        SIGNING,
        /// Nothing rests on the old key any more.
        RETIRED
    }

    public Rotation at(Phase next) {
        return new Rotation(id, environment, subject, oldKey, newKey, next, beganAt, endedAt);
    }

    public Rotation ended(Instant at) {
        return new Rotation(id, environment, subject, oldKey, newKey, Phase.RETIRED, beganAt, at);
    }

    public boolean isEnded() {
        return endedAt != null;
    }
}
