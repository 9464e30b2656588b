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
import dev.sluice.domain.jwt.validation.OperatorRules;
import dev.sluice.domain.jwt.validation.ValidationFindings;
import dev.sluice.domain.nkey.Base32;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/// Writes tokens byte for byte as nats-io/jwt 2.8.2 does. Writing does not validate: use [JwtValidator] first.
///
/// Two tokens with equal base fields have equal jti whatever else they say, and resolvers then see nothing new:
/// keep `iat` strictly increasing for one subject (jwt-facts.md#1.3).
public final class JwtWriter {
    public static final int VERSION = 2;
    private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"ed25519-nkey\"}";

    private JwtWriter() {}

    /// Signs the claims; `iss`, `iat` (unix seconds), `jti`, `type` and `version` are set here. Throws with rule
    /// W1, W3–W8 or W10; the other writing rules cannot be broken with these types.
    public static String encode(Claims claims, TokenSigner signer, long iat) throws JwtException {
        check(claims, signer.publicKey());
        var base = claims.base().issued(signer.publicKey().text(), iat);
        base = base.withId(hash(ClaimsJson.base(base)));
        var payload = ClaimsJson.payload(claims.withBase(base), VERSION);
        var signed =
                part(HEADER.getBytes(StandardCharsets.UTF_8)) + "." + part(payload.getBytes(StandardCharsets.UTF_8));
        return signed + "." + part(signer.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    /// The payload as JSON text, as it would be signed with the base fields that it has.
    public static String payload(Claims claims, int version) {
        return ClaimsJson.payload(claims, version);
    }

    private static void check(Claims claims, PublicKey signer) throws JwtException {
        if (claims.subject().isEmpty()) {
            throw new JwtException("W1", "subject is not set");
        }
        switch (claims) {
            case OperatorClaims operator -> checkOperator(operator);
            case AccountClaims account -> checkAccount(account);
            case UserClaims user -> checkSubject(user, KeyKind.USER, "W6");
            case ActivationClaims activation -> checkSubject(activation, KeyKind.ACCOUNT, "W7");
            case AuthorizationRequestClaims _, AuthorizationResponseClaims _, GenericClaims _ -> {
                // The subject is free for these kinds (jwt-facts.md#1.4).
            }
        }
        if (!claims.claimKind().mayBeSignedBy(signer.kind())) {
            throw new JwtException(
                    "W3",
                    signer.shortText() + " may not sign " + claims.claimKind().word() + " claims");
        }
    }

    private static void checkSubject(Claims claims, KeyKind kind, String rule) throws JwtException {
        if (!PublicKey.isValid(claims.subject(), kind)) {
            throw new JwtException(
                    rule, "the subject of " + claims.claimKind().word() + " claims must be such a public key");
        }
    }

    private static void checkOperator(OperatorClaims operator) throws JwtException {
        checkSubject(operator, KeyKind.OPERATOR, "W4");
        var findings = new ValidationFindings();
        OperatorRules.checkAccountServer(operator, findings);
        if (!findings.list().isEmpty()) {
            throw new JwtException("W8", findings.list().getFirst().message());
        }
    }

    private static void checkAccount(AccountClaims account) throws JwtException {
        checkSubject(account, KeyKind.ACCOUNT, "W5");
        for (var export : account.exports()) {
            var latency = export.latency();
            if (latency != null && (latency.sampling() < 0 || latency.sampling() > 100)) {
                throw new JwtException("W10", "sampling rate " + latency.sampling() + " is not between 0 and 100");
            }
        }
    }

    private static String hash(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-512/256");
            return Base32.encode(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-512/256", e);
        }
    }

    private static String part(byte[] data) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(data);
    }
}
