package dev.sluice.domain.jwt.validation;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.AuthorizationRequestClaims;
import dev.sluice.domain.jwt.claims.AuthorizationResponseClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.ExportClaim;
import dev.sluice.domain.jwt.claims.GenericClaims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.nkey.Base32;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who stands behind a token: signer relations, scopes, revocations and the activation's hash id
/// (jwt-facts.md#1.8, jwt-facts.md#2). Signatures themselves were verified by [JwtReader].
public final class TrustedKeys {
    private TrustedKeys() {}

    /// Whether the operator signed: with its identity key (a strict operator only itself) or one of its signing
    /// keys.
    public static boolean signedBy(OperatorClaims operator, Claims claims) {
        if (claims.issuer().equals(operator.subject())) {
            return !operator.strictSigningKeyUsage() || claims.subject().equals(operator.subject());
        }
        return operator.signingKeys().contains(claims.issuer());
    }

    /// Whether the account signed: with its identity key, or a user or activation that names the account with one
    /// of its signing keys.
    public static boolean signedBy(AccountClaims account, Claims claims) {
        if (claims.issuer().equals(account.subject())) {
            return true;
        }
        var named = switch (claims) {
            case UserClaims user -> user.issuerAccount();
            case ActivationClaims activation -> activation.issuerAccount();
            case OperatorClaims _,
                    AccountClaims _,
                    AuthorizationRequestClaims _,
                    AuthorizationResponseClaims _,
                    GenericClaims _ -> "";
        };
        return named.equals(account.subject())
                && account.signingKeys().stream().anyMatch(key -> key.key().equals(claims.issuer()));
    }

    /// The broken rule (G1–G3) when that scope's key must not have signed these claims.
    public static Optional<String> scopeProblem(SigningKey.Scoped scope, Claims claims) {
        if (!(claims instanceof UserClaims user)) {
            return Optional.of("G1");
        }
        if (!user.issuer().equals(scope.key())) {
            return Optional.of("G2");
        }
        return user.limits().isScoped() ? Optional.empty() : Optional.of("G3");
    }

    /// Whether tokens for that key issued at that time (unix seconds) are void; equal times are.
    public static boolean isRevoked(Map<String, Long> revocations, String key, long issuedAt) {
        return isFrom(revocations.get(key), issuedAt) || isFrom(revocations.get(ExportClaim.ALL), issuedAt);
    }

    private static boolean isFrom(@Nullable Long revokedAt, long issuedAt) {
        return revokedAt != null && revokedAt >= issuedAt;
    }

    /// The library's name for an activation: padded base32 of SHA-256 over real issuer, importing account and the
    /// subject up to its first wildcard.
    public static String hashId(ActivationClaims activation) {
        var literal = SubjectRules.tokens(activation.importSubject()).stream()
                .takeWhile(token -> !token.equals("*") && !token.equals(">"))
                .toList();
        var subject = literal.isEmpty() ? "_" : String.join(".", literal);
        var text = activation.issuer() + "." + activation.subject() + "." + subject;
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return Base32.encodePadded(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
