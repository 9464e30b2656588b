package dev.sluice.domain.model.record;

import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The replacement of a signing key, and how far it is.
///
/// @param subject whose signing key it is: the operator's identity, or an account
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
        /// Both keys are named: servers are to be started with that operator, or the account is being pushed with
        /// both.
        ADDED,
        /// The new key signs; what the old one signed is being signed anew and pushed.
        SIGNING,
        /// An account is being pushed without the old key.
        RETIRING,
        /// Nothing rests on the old key any more.
        RETIRED
    }

    public Rotation at(Phase next) {
        return new Rotation(id, environment, subject, oldKey, newKey, next, beganAt, endedAt);
    }

    /// Cancelling is going back the same way: the old key signs again, and the new one is retired.
    ///
    /// @param since before anything that counts as signed by the old key in time
    public Rotation turnedBack(Instant since) {
        return new Rotation(id, environment, subject, newKey, oldKey, Phase.SIGNING, since, null);
    }

    public Rotation ended(Instant at) {
        return new Rotation(id, environment, subject, oldKey, newKey, Phase.RETIRED, beganAt, at);
    }

    /// Whether it replaces the key of an account, and not the operator's.
    public boolean isOfAccount() {
        return subject.isKind(KeyKind.ACCOUNT);
    }

    /// Whether the account's own key handed its work to a first signing key: such a key is the account, and stays.
    public boolean keepsOld() {
        return subject.equals(oldKey);
    }

    public boolean isEnded() {
        return endedAt != null;
    }
}
