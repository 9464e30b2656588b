package dev.sluice.domain.account;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.RevokedUsers;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.claims.UserTimes;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.AccountLifespan;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.jwt.claims.Permissions;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.Armour;
import dev.sluice.domain.jwt.json.JwtException;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.operation.OperationGate;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Users of accounts. They need no push: their JWTs are handed out as creds.
public final class Users {
    private final EnvironmentContext context;
    private final UserSigning signing;

    public Users(EnvironmentContext context, AccountSigner accountSigner) {
        this.context = context;
        this.signing = new UserSigning(context, accountSigner);
    }

    public List<User> list(PublicKey account) {
        return context.store().read(view -> view.users().of(account));
    }

    /// Without rules, for the usual time.
    public User add(PublicKey account, String name) {
        return add(account, UserDraft.of(name));
    }

    /// @throws ProblemException `USER_EXISTS`, `NAME_ALIKE`, `ROLE_UNKNOWN`, `CLAIMS_INVALID`
    public User add(PublicKey account, UserDraft draft) {
        return context.act(Operation.local(Action.USER_ADD, account).about(draft.name()), () -> made(account, draft));
    }

    private User made(PublicKey account, UserDraft draft) {
        var checked = Names.check(draft.name());
        var owner = context.store().read(view -> context.account(view, account));
        var keys = signing.keys(owner, draft.role());
        var present = list(account);
        var taken = present.stream().anyMatch(user -> Names.key(user.name()).equals(Names.key(checked)));
        if (taken) {
            throw ProblemException.of(ProblemCode.USER_EXISTS, owner.name(), checked);
        }
        Names.refuseAlike(checked, present.stream().map(User::name).toList());
        var key = context.signer().create(KeyKind.USER);
        var jwt = signing.sign(owner, signing.claims(keys, key, draft), keys.key());
        var user = new User(key, account, checked, jwt, context.now());
        return context.store().write(tx -> {
            tx.users().save(user);
            return user;
        });
    }

    /// What holds for it now.
    public UserFacts facts(User user) {
        var owner = context.store().read(view -> view.accounts().find(user.account()));
        var claims = UserSigning.read(user);
        var scoped = owner.flatMap(account -> scope(account, claims));
        var revoked =
                owner.map(account -> RevokedUsers.of(account, claims.base())).orElseGet(OptionalLong::empty);
        return new UserFacts(
                user,
                claims,
                scoped.map(SigningKey.Scoped::role).orElse(null),
                scoped.map(SigningKey.Scoped::template).orElseGet(claims::limits),
                revoked.isPresent() ? Instant.ofEpochSecond(revoked.getAsLong()) : null);
    }

    private static Optional<SigningKey.Scoped> scope(Account account, UserClaims claims) {
        return UnmodelledClaims.signingKeys(account).stream()
                .filter(SigningKey.Scoped.class::isInstance)
                .map(SigningKey.Scoped.class::cast)
                .filter(scoped -> scoped.key().equals(claims.base().issuer()))
                .findFirst();
    }

    /// By its own rules or its role's; where it has none those of its account hold.
    public Permissions permissions(User user) {
        var own = facts(user).limits().permissions();
        return own.isEmpty()
                ? UnmodelledClaims.of(context.store().read(view -> context.account(view, user.account())))
                        .defaultPermissions()
                : own;
    }

    /// Whether it may publish or subscribe there, and by which rule.
    public PermissionCheck.Answer can(User user, PermissionCheck.Deed deed, String subject) {
        var owner = context.store().read(view -> context.account(view, user.account()));
        return new PermissionCheck(owner, facts(user), context.now()).of(deed, subject);
    }

    /// @throws ProblemException `USER_UNKNOWN`
    public User find(PublicKey account, String name) {
        return list(account).stream()
                .filter(user -> Names.key(user.name()).equals(Names.key(name)))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(ProblemCode.USER_UNKNOWN, name));
    }

    /// Those that are there and those that are history.
    public List<User> everOf(PublicKey account) {
        return context.store().read(view -> view.users().everOf(account));
    }

    /// One who is there, or else the last of that name.
    ///
    /// @throws ProblemException `USER_UNKNOWN`
    public User findEver(PublicKey account, String name) {
        return everOf(account).stream()
                .filter(user -> Names.key(user.name()).equals(Names.key(name)))
                .max(Comparator.comparing(User::isLive).thenComparing(User::createdAt))
                .orElseThrow(() -> ProblemException.of(ProblemCode.USER_UNKNOWN, name));
    }

    /// When servers let it in no more; empty for never.
    public Optional<Instant> end(User user) {
        return UserTimes.end(user);
    }

    public AccountLifespan.Phase phase(User user) {
        return new AccountLifespan(null, end(user).orElse(null)).phase(context.now());
    }

    /// The text of a creds file; the caller wipes it. Rather is it noted of one that does not get there than the
    /// other way round.
    ///
    /// @param place where it goes
    public char[] creds(User user, CredsIssue.Place place) {
        var operation = Operation.local(Action.USER_CREDENTIALS, user.account()).about(user.name());
        return context.act(operation, () -> {
            var text = written(user);
            var issue = issue(user, place);
            context.store().change(tx -> tx.users().append(issue));
            return text;
        });
    }

    private CredsIssue issue(User user, CredsIssue.Place place) {
        return new CredsIssue(user, OperationGate.person(), place, end(user).orElse(null), context.now());
    }

    /// When its credentials were handed out, the newest first.
    public List<CredsIssue> issues(User user) {
        return context.store().read(view -> view.users().issues(user.key()));
    }

    private char[] written(User user) {
        return context.signer().lend(user.key(), seed -> {
            try {
                return Armour.creds(user.jwt(), seed);
            } catch (JwtException e) {
                throw ProblemException.because(
                        e, ProblemCode.STORE_DAMAGED, "user " + user.key().shortText());
            }
        });
    }
}
