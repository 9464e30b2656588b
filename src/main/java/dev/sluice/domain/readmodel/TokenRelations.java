package dev.sluice.domain.readmodel;

import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.ActivationClaims;
import dev.sluice.domain.jwt.claims.AuthorizationRequestClaims;
import dev.sluice.domain.jwt.claims.AuthorizationResponseClaims;
import dev.sluice.domain.jwt.claims.Claims;
import dev.sluice.domain.jwt.claims.GenericClaims;
import dev.sluice.domain.jwt.claims.OperatorClaims;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Subject;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.readmodel.TokenRelation.Importable;
import dev.sluice.domain.readmodel.TokenRelation.Phase;
import dev.sluice.domain.readmodel.TokenRelation.TokenStatus;
import org.jspecify.annotations.Nullable;

/// What a token has to do with what is kept here.
public final class TokenRelations {
    private final KnownKeys keys;

    public TokenRelations(KnownKeys keys) {
        this.keys = keys;
    }

    public TokenRelation of(String token, @Nullable Claims claims, Phase phase) {
        return switch (claims) {
            case null -> new TokenRelation(null, TokenStatus.NONE, Importable.NO);
            case AccountClaims account -> account(token, account);
            case ActivationClaims activation -> activation(activation, phase);
            case UserClaims user ->
                new TokenRelation(
                        key(user.issuerAccount().isEmpty() ? user.issuer() : user.issuerAccount()),
                        TokenStatus.NONE,
                        Importable.NO);
            case OperatorClaims _, AuthorizationRequestClaims _, AuthorizationResponseClaims _, GenericClaims _ ->
                new TokenRelation(null, TokenStatus.NONE, Importable.NO);
        };
    }

    private TokenRelation account(String token, AccountClaims claims) {
        var known = keys.account(claims.subject());
        var released = known.map(account -> account.release().jwt());
        var standing = released.map(jwt -> jwt.equals(token) ? TokenStatus.RELEASED : TokenStatus.OTHER_THAN_RELEASED)
                .orElse(TokenStatus.NONE);
        return new TokenRelation(known.map(Account::key).orElse(null), standing, Importable.NO);
    }

    private TokenRelation activation(ActivationClaims claims, Phase phase) {
        var target = keys.account(claims.subject()).filter(Account::isLive);
        var exporter = claims.issuerAccount().isEmpty() ? claims.issuer() : claims.issuerAccount();
        var standing = isRevoked(claims, exporter) ? TokenStatus.REVOKED : TokenStatus.NONE;
        var shown = target.map(Account::key).orElseGet(() -> key(exporter));
        if (phase != Phase.VALID || standing == TokenStatus.REVOKED) {
            return new TokenRelation(shown, standing, Importable.NO);
        }
        var ours = target.filter(Account::isManaged).isPresent();
        return new TokenRelation(shown, standing, ours ? Importable.YES : Importable.NOT_OURS);
    }

    private boolean isRevoked(ActivationClaims claims, String exporter) {
        return keys.account(exporter)
                .map(account -> keys.revocations(account.key()).stream()
                        .anyMatch(revocation -> revocation.kind() == claims.importType()
                                && revocation.target().text().equals(claims.subject())
                                && overlaps(revocation.subject(), claims.importSubject())
                                && revocation.at() >= claims.issuedAt()))
                .orElse(false);
    }

    private static boolean overlaps(Subject revoked, String subject) {
        try {
            return revoked.overlaps(Subject.of(subject));
        } catch (ProblemException _) {
            // Not a subject: nothing of ours can have revoked it.
            return false;
        }
    }

    private @Nullable PublicKey key(String account) {
        return keys.account(account).map(Account::key).orElse(null);
    }
}
