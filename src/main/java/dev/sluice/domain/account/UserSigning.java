package dev.sluice.domain.account;

import dev.sluice.domain.federation.claims.AccountKeys;
import dev.sluice.domain.federation.claims.RevokedUsers;
import dev.sluice.domain.federation.claims.TagList;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.jwt.codec.JwtReader;
import dev.sluice.domain.jwt.codec.JwtValidator;
import dev.sluice.domain.jwt.codec.StoredUserReader;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.jwt.validation.Finding;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes and signs the JWTs of users.
final class UserSigning {
    private final EnvironmentContext context;
    private final AccountSigner accountSigner;

    UserSigning(EnvironmentContext context, AccountSigner accountSigner) {
        this.context = context;
        this.accountSigner = accountSigner;
    }

    /// @throws ProblemException `ACCOUNT_EXTERNAL`, `KEY_MISSING`, `SIGNING_KEY_REQUIRED`, `ROLE_UNKNOWN`
    AccountKeys keys(Account owner, @Nullable String role) {
        if (owner.role() == AccountRole.EXTERNAL) {
            throw ProblemException.of(ProblemCode.ACCOUNT_EXTERNAL, owner.name());
        }
        if (role != null) {
            var key = PublicKey.parse(role(owner, role).key()).filter(context.signer()::holds);
            return key.map(held -> new AccountKeys(held, owner.key(), true))
                    .orElseThrow(() -> ProblemException.of(
                            ProblemCode.KEY_MISSING, role(owner, role).key()));
        }
        var strict = context.operator().strictSigningKeyUsage();
        return context.store()
                .read(view -> AccountKeys.minting(context.signer(), view, owner, strict))
                .orElseThrow(() -> AccountKeys.canMint(context.signer(), owner, false)
                        ? ProblemException.of(ProblemCode.SIGNING_KEY_REQUIRED, owner.name())
                        : ProblemException.of(
                                ProblemCode.KEY_MISSING, owner.key().shortText()));
    }

    static SigningKey.Scoped role(Account owner, String role) {
        return UnmodelledClaims.signingKeys(owner).stream()
                .filter(SigningKey.Scoped.class::isInstance)
                .map(SigningKey.Scoped.class::cast)
                .filter(scoped -> scoped.role().equals(role))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.ROLE_UNKNOWN, owner.name(), role));
    }

    /// A new one, not signed.
    UserClaims claims(AccountKeys keys, PublicKey user, UserDraft draft) {
        var tags = TagList.changed(List.of(), draft.tags(), List.of());
        var plain = keys.user(user, draft.name()).withTags(tags);
        return ending(
                keys.scoped() ? plain : plain.withLimits(draft.patch().appliedTo(UserLimits.unlimited())),
                draft.life());
    }

    UserClaims ending(UserClaims claims, @Nullable Duration life) {
        var end = life == null ? 0 : context.now().plus(life).getEpochSecond();
        return claims.withBase(claims.base().withExpires(end));
    }

    /// Issued now, or later where an earlier one would be shut out.
    String sign(Account owner, UserClaims claims, PublicKey key) {
        refuseFaults(claims, context.now());
        var dead = RevokedUsers.latest(owner, claims.base().subject());
        var after = Math.max(dead, claims.base().issuedAt()) + 1;
        return accountSigner.encode(claims, key, Math.max(context.now().getEpochSecond(), after));
    }

    /// @throws ProblemException `CLAIMS_INVALID`
    static void refuseFaults(UserClaims claims, Instant now) {
        var faults = JwtValidator.validate(claims, now.getEpochSecond()).stream()
                .filter(finding -> finding.level() == Finding.Level.ERROR)
                .map(Finding::message)
                .collect(Collectors.joining("; "));
        if (!faults.isEmpty()) {
            throw ProblemException.of(ProblemCode.CLAIMS_INVALID, claims.base().name(), faults);
        }
    }

    /// What is shown of it. The signature is not checked: it was when the token was made, or came.
    ///
    /// @throws ProblemException `STORE_DAMAGED`
    static UserClaims read(User user) {
        return read(user, StoredUserReader::read);
    }

    /// What is signed anew, or decides who is shut out. The database may have been changed since by somebody who
    /// cannot sign (threat-model.md#database-file): then the signature is not that of the claims.
    ///
    /// @throws ProblemException `STORE_DAMAGED`
    static UserClaims verified(User user) {
        return read(user, text -> JwtReader.decodeUser(text).claims());
    }

    private interface Reader {
        UserClaims read(String text) throws JwtException;
    }

    private static UserClaims read(User user, Reader reader) {
        try {
            return reader.read(user.jwt());
        } catch (JwtException e) {
            throw ProblemException.because(
                    e, ProblemCode.STORE_DAMAGED, "user " + user.key().shortText());
        }
    }
}
