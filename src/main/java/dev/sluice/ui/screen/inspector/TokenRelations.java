package dev.sluice.ui.screen.inspector;

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
import dev.sluice.domain.port.StoreView;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.screen.inspector.TokenInspection.Import;
import dev.sluice.ui.screen.inspector.TokenInspection.Phase;
import dev.sluice.ui.screen.inspector.TokenInspection.Relation;
import dev.sluice.ui.screen.inspector.TokenInspection.Standing;
import org.jspecify.annotations.Nullable;

/// What a token has to do with what is kept here.
final class TokenRelations {
    private final StoreView view;
    private final KnownKeys keys;

    TokenRelations(StoreView view, KnownKeys keys) {
        this.view = view;
        this.keys = keys;
    }

    Relation of(String token, @Nullable Claims claims, Phase phase) {
        return switch (claims) {
            case null -> new Relation(null, Standing.NONE, Import.NO);
            case AccountClaims account -> account(token, account);
            case ActivationClaims activation -> activation(activation, phase);
            case UserClaims user ->
                new Relation(
                        key(user.issuerAccount().isEmpty() ? user.issuer() : user.issuerAccount()),
                        Standing.NONE,
                        Import.NO);
            case OperatorClaims _, AuthorizationRequestClaims _, AuthorizationResponseClaims _, GenericClaims _ ->
                new Relation(null, Standing.NONE, Import.NO);
        };
    }

    private Relation account(String token, AccountClaims claims) {
        var known = keys.account(claims.subject());
        var released = known.map(account -> account.release().jwt());
        var standing = released.map(jwt -> jwt.equals(token) ? Standing.RELEASED : Standing.OTHER_THAN_RELEASED)
                .orElse(Standing.NONE);
        return new Relation(known.map(Account::key).orElse(null), standing, Import.NO);
    }

    private Relation activation(ActivationClaims claims, Phase phase) {
        var target = keys.account(claims.subject()).filter(Account::isLive);
        var exporter = claims.issuerAccount().isEmpty() ? claims.issuer() : claims.issuerAccount();
        var standing = isRevoked(claims, exporter) ? Standing.REVOKED : Standing.NONE;
        var shown = target.map(Account::key).orElseGet(() -> key(exporter));
        if (phase != Phase.VALID || standing == Standing.REVOKED) {
            return new Relation(shown, standing, Import.NO);
        }
        var ours = target.filter(Account::isManaged).isPresent();
        return new Relation(shown, standing, ours ? Import.POSSIBLE : Import.NOT_OURS);
    }

    private boolean isRevoked(ActivationClaims claims, String exporter) {
        return keys.account(exporter)
                .map(account -> view.revocations(account.key()).stream()
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
