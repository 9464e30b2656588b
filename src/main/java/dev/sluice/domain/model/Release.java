package dev.sluice.domain.model;

import org.jspecify.annotations.Nullable;

/// What was last signed for an account.
///
/// @param jwt the text, null before the first signature
/// @param iat its signing time in unix seconds; the next one is greater (domain.md#signing-times)
/// @param confirmed whether every expected server was seen to store exactly this text
public record Release(@Nullable String jwt, long iat, boolean confirmed) {
    public static final Release NONE = new Release(null, 0, false);

    public Release asConfirmed() {
        return new Release(jwt, iat, true);
    }
}
