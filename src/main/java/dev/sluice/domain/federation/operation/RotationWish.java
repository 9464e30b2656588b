package dev.sluice.domain.federation.operation;

import dev.sluice.domain.nkey.PublicKey;
import org.jspecify.annotations.Nullable;

/// How a person wants the signing key of an account replaced.
///
/// @param key which of its keys; null for the only one it has, or its own when it has none
public record RotationWish(PublicKey account, @Nullable PublicKey key, Retirement retirement) {

    /// When the old key stops being good.
    public enum Retirement {
        /// Not while anything that was handed out rests on it.
        WHEN_SAFE,
        /// Once all is signed anew, although what was handed out before stops working then.
        CUTTING,
        /// Before anything is signed anew, for a key that others know: messages stop until the new tokens are out.
        AT_ONCE
    }

    public static RotationWish of(PublicKey account) {
        return new RotationWish(account, null, Retirement.WHEN_SAFE);
    }

    public RotationWish with(Retirement next) {
        return new RotationWish(account, key, next);
    }
}
