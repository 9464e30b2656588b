package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;
import java.util.List;

/// A user's token. `issuerAccount` is set when a signing key signs, empty when the account's identity key does.
public record UserClaims(
        BaseClaims base, UserLimits limits, String issuerAccount, List<String> tags, UnknownFields unknown)
        implements Claims {

    public UserClaims {
        tags = List.copyOf(tags);
    }

    public UserClaims(BaseClaims base, UserLimits limits, String issuerAccount, List<String> tags) {
        this(base, limits, issuerAccount, tags, UnknownFields.NONE);
    }

    /// A new user without limits, signed by the account's identity key.
    public static UserClaims of(String subject, String name) {
        return new UserClaims(BaseClaims.of(subject, name), UserLimits.unlimited(), "", List.of());
    }

    /// A new user bound to the template of a scoped signing key of that account.
    public static UserClaims scoped(String subject, String name, String issuerAccount) {
        return new UserClaims(BaseClaims.of(subject, name), UserLimits.SCOPED, issuerAccount, List.of());
    }

    public UserClaims withLimits(UserLimits value) {
        return new UserClaims(base, value, issuerAccount, tags, unknown);
    }

    public UserClaims withIssuerAccount(String value) {
        return new UserClaims(base, limits, value, tags, unknown);
    }

    public UserClaims withTags(List<String> value) {
        return new UserClaims(base, limits, issuerAccount, value, unknown);
    }

    @Override
    public ClaimKind claimKind() {
        return ClaimKind.USER;
    }

    @Override
    public UserClaims withBase(BaseClaims value) {
        return new UserClaims(value, limits, issuerAccount, tags, unknown);
    }
}
