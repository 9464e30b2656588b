package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;
import java.util.List;

/// The answer of an auth callout service: a user token or an error. The base audience is the asking server's key.
public record AuthorizationResponseClaims(
        BaseClaims base, String jwt, String error, String issuerAccount, List<String> tags, UnknownFields unknown)
        implements Claims {

    public AuthorizationResponseClaims {
        tags = List.copyOf(tags);
    }

    public AuthorizationResponseClaims(
            BaseClaims base, String jwt, String error, String issuerAccount, List<String> tags) {
        this(base, jwt, error, issuerAccount, tags, UnknownFields.NONE);
    }

    @Override
    public ClaimKind claimKind() {
        return ClaimKind.AUTHORIZATION_RESPONSE;
    }

    @Override
    public AuthorizationResponseClaims withBase(BaseClaims value) {
        return new AuthorizationResponseClaims(value, jwt, error, issuerAccount, tags, unknown);
    }
}
