package dev.sluice.domain.jwt.claims;

import dev.sluice.domain.jwt.json.UnknownFields;
import java.util.List;

/// What a token says. Immutable; written by [JwtWriter], read by [JwtReader], judged by [JwtValidator].
public sealed interface Claims
        permits OperatorClaims,
                AccountClaims,
                UserClaims,
                ActivationClaims,
                AuthorizationRequestClaims,
                AuthorizationResponseClaims,
                GenericClaims {

    BaseClaims base();

    /// Free words in their order; empty for generic claims, where they are part of the map.
    List<String> tags();

    ClaimKind claimKind();

    /// Fields of the `nats` object that this version does not know; those of the token as a whole are in
    /// [#base()].
    UnknownFields unknown();

    /// The same claims with other base fields.
    Claims withBase(BaseClaims base);

    default String subject() {
        return base().subject();
    }

    default String issuer() {
        return base().issuer();
    }

    default String name() {
        return base().name();
    }

    /// Unix seconds.
    default long issuedAt() {
        return base().issuedAt();
    }

    /// Unix seconds; 0 or less means never.
    default long expires() {
        return base().expires();
    }
}
