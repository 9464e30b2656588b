package dev.sluice.domain.jwt.codec;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.AccountLimits;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.BaseClaims;
import dev.sluice.domain.jwt.claims.ClaimKind;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.json.Fields;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.json.SortedMaps;
import dev.sluice.domain.jwt.json.UnknownFields;
import java.util.List;

/// Lifts payloads of version 1 to the present claims. There type, tags and issuer account stood at top level,
/// there were no default permissions, mappings or scopes, an activation called its kind `type`, and a user's
/// missing limits meant none (jwt-facts.md#1.1, jwt-facts.md#1.8). Unknown fields are kept in imports and exports
/// only: version 1 gets no new ones.
final class LegacyFromJson {
    private LegacyFromJson() {}

    static Claims read(ClaimKind kind, Fields payload) throws JwtException {
        var base = ClaimsFromJson.base(payload).withUnknown(UnknownFields.NONE);
        var nats = payload.child("nats");
        var tags = payload.texts("tags");
        var issuerAccount = payload.text("issuer_account");
        return switch (kind) {
            case OPERATOR -> operator(base, nats, tags);
            case ACCOUNT -> account(base, nats, tags);
            case USER -> user(base, nats, issuerAccount, tags);
            case ACTIVATION ->
                new ActivationClaims(
                        base, nats.text("subject"), AccountFromJson.shareKind(nats, "type"), issuerAccount, tags);
            case AUTHORIZATION_REQUEST, AUTHORIZATION_RESPONSE, GENERIC -> ClaimsFromJson.read(kind, payload);
        };
    }

    private static OperatorClaims operator(BaseClaims base, Fields nats, List<String> tags) throws JwtException {
        return OperatorClaims.reading(base)
                .signingKeys(nats.texts("signing_keys"))
                .accountServerUrl(nats.text("account_server_url"))
                .serviceUrls(nats.texts("operator_service_urls"))
                .systemAccount(nats.text("system_account"))
                .tags(tags)
                .build();
    }

    private static AccountClaims account(BaseClaims base, Fields nats, List<String> tags) throws JwtException {
        return AccountClaims.reading(base)
                .imports(nats.optionals("imports", json -> AccountFromJson.importClaim(json, nats)))
                .exports(nats.optionals("exports", json -> AccountFromJson.exportClaim(json, nats)))
                .limits(AccountFromJson.coreLimits(nats.child("limits")))
                .signingKeys(nats.texts("signing_keys").stream()
                        .distinct()
                        .sorted(SortedMaps.WIRE_ORDER)
                        .<SigningKey>map(SigningKey.Plain::new)
                        .toList())
                .revocations(nats.times("revocations"))
                .tags(tags)
                .build();
    }

    private static UserClaims user(BaseClaims base, Fields nats, String issuerAccount, List<String> tags)
            throws JwtException {
        var limits = ClaimsFromJson.oldUserLimits(nats, AccountLimits.NO_LIMIT);
        return new UserClaims(base, limits, issuerAccount, tags);
    }
}
