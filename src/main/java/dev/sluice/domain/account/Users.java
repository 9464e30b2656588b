package dev.sluice.domain.account;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.AccountKeys;
import dev.sluice.domain.federation.claims.UserTimes;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.environment.OperatorIdentity;
import dev.sluice.domain.federation.operation.AccountLifespan;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Users of accounts. They need no push: their JWTs are handed out as creds.
public final class Users {
    private final EnvironmentContext scope;
    private final AccountSigner accountSigner;

    public Users(EnvironmentContext scope, AccountSigner accountSigner) {
        this.scope = scope;
        this.accountSigner = accountSigner;
    }

    public List<User> list(PublicKey account) {
        return scope.store().read(view -> view.users().of(account));
    }

    public User add(PublicKey account, String name) {
        return scope.act(Operation.local(Action.USER_ADD, account).about(name), () -> made(account, name));
    }

    private User made(PublicKey account, String name) {
        var checked = Names.check(name);
        var owner = scope.store().read(view -> scope.account(view, account));
        if (owner.role() == AccountRole.EXTERNAL) {
            throw ProblemException.of(ProblemCode.KEY_MISSING, account.shortText());
        }
        var taken =
                list(account).stream().anyMatch(user -> Names.key(user.name()).equals(Names.key(checked)));
        if (taken) {
            throw ProblemException.of(ProblemCode.USER_EXISTS, owner.name(), checked);
        }
        var strict = OperatorIdentity.claims(scope.environment().operatorJwt()).strictSigningKeyUsage();
        Names.refuseAlike(checked, list(account).stream().map(User::name).toList());
        var keys = scope.store()
                .read(view -> AccountKeys.minting(scope.signer(), view, owner, strict))
                .orElseThrow(() -> AccountKeys.canMint(scope.signer(), owner, false)
                        ? ProblemException.of(ProblemCode.SIGNING_KEY_REQUIRED, owner.name())
                        : ProblemException.of(ProblemCode.KEY_MISSING, account.shortText()));
        var key = scope.signer().create(KeyKind.USER);
        var jwt = accountSigner.encode(
                keys.user(key, checked), keys.key(), scope.now().getEpochSecond());
        var user = new User(key, account, checked, jwt, scope.now());
        return scope.store().write(tx -> {
            tx.users().save(user);
            return user;
        });
    }

    /// @throws ProblemException `USER_UNKNOWN`
    public User find(PublicKey account, String name) {
        return list(account).stream()
                .filter(user -> Names.key(user.name()).equals(Names.key(name)))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.USER_UNKNOWN, name));
    }

    /// When servers let it in no more; empty for never.
    public Optional<Instant> end(User user) {
        return UserTimes.end(user);
    }

    public AccountLifespan.Phase phase(User user) {
        return new AccountLifespan(null, end(user).orElse(null)).phase(scope.now());
    }

    /// The text of a creds file; the caller wipes it.
    public char[] creds(User user) {
        var operation = Operation.local(Action.USER_CREDENTIALS, user.account()).about(user.name());
        return scope.act(operation, () -> written(user));
    }

    private char[] written(User user) {
        return scope.signer().lend(user.key(), seed -> {
            try {
                return Armour.creds(user.jwt(), seed);
            } catch (JwtException e) {
                throw ProblemException.because(
                        e, ProblemCode.STORE_DAMAGED, "user " + user.key().shortText());
            }
        });
    }
}
