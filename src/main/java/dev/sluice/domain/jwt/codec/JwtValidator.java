package dev.sluice.domain.jwt.codec;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.AuthorizationRequestClaims;
import dev.sluice.domain.jwt.claims.AuthorizationResponseClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.GenericClaims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.validation.AccountRules;
import dev.sluice.domain.jwt.validation.ActivationRules;
import dev.sluice.domain.jwt.validation.Finding;
import dev.sluice.domain.jwt.validation.OperatorRules;
import dev.sluice.domain.jwt.validation.UserRules;
import dev.sluice.domain.jwt.validation.ValidationFindings;
import dev.sluice.domain.nkey.KeyKind;
import java.util.List;
import java.util.Optional;

/// Judges claims by the rules of nats-io/jwt 2.8.2 (jwt-facts.md#2), and by some of our own, marked as such.
/// Changes nothing, unlike the library, which sets a trace's sampling while it validates.
public final class JwtValidator {
    private JwtValidator() {}

    /// All findings, in no particular order. `nowSeconds` is unix time.
    public static List<Finding> validate(Claims claims, long nowSeconds) {
        var findings = new ValidationFindings();
        findings.times(claims.base(), nowSeconds);
        switch (claims) {
            case OperatorClaims operator -> OperatorRules.check(operator, findings);
            case AccountClaims account -> AccountRules.check(account, nowSeconds, JwtValidator::activation, findings);
            case UserClaims user -> UserRules.check(user, findings);
            case ActivationClaims activation -> ActivationRules.check(activation, findings);
            case AuthorizationRequestClaims request -> checkRequest(request, findings);
            case AuthorizationResponseClaims response -> checkResponse(response, findings);
            case GenericClaims _ -> {
                // Only the times are checked.
            }
        }
        return findings.list();
    }

    private static Optional<ActivationClaims> activation(String token) {
        try {
            return Optional.of(JwtReader.decodeActivation(token).claims());
        } catch (JwtException _) {
            return Optional.empty();
        }
    }

    private static void checkRequest(AuthorizationRequestClaims request, ValidationFindings findings) {
        if (request.userNkey().isEmpty()) {
            findings.error("Q1", "the user key is missing");
        } else {
            findings.key("Q2", request.userNkey(), KeyKind.USER, "user key");
        }
    }

    private static void checkResponse(AuthorizationResponseClaims response, ValidationFindings findings) {
        findings.key("Q3", response.subject(), KeyKind.USER, "subject");
        findings.key("Q4", response.base().audience(), KeyKind.SERVER, "audience");
        if (response.error().isEmpty() && response.jwt().isEmpty()) {
            findings.error("Q5", "neither a token nor an error is given");
        }
        if (!response.error().isEmpty() && !response.jwt().isEmpty()) {
            findings.error("Q6", "both a token and an error are given");
        }
        if (!response.issuerAccount().isEmpty()) {
            findings.key("Q7", response.issuerAccount(), KeyKind.ACCOUNT, "issuer account");
        }
    }
}
