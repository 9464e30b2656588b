package dev.sluice.domain.account;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.RevokedUsers;
import dev.sluice.domain.federation.claims.SubjectPermissions;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.sharing.AccountPublication;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.AccountPatch.SubjectRules;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Changes of users, and shutting them out. A JWT that was handed out stays good until it ends or its account
/// revokes it, so what takes rights away goes to servers.
public final class UserChanges {
    private final EnvironmentContext context;
    private final AccountPublication publication;
    private final UserSigning signing;

    public UserChanges(EnvironmentContext context, AccountPublication publication, AccountSigner accountSigner) {
        this.context = context;
        this.publication = publication;
        this.signing = new UserSigning(context, accountSigner);
    }

    /// Shuts out what was issued to a user, or to everybody, until then.
    ///
    /// @param user a public key, or [RevokedUsers#ALL]
    /// @param before null for whatever was issued until now
    public OperationResult<Instant> revoke(
            PublicKey account, String user, @Nullable Instant before, OperationOptions options) {
        return context.act(Operation.onServers(Action.USER_REVOKE, account).about(user), options, () -> {
            var at = before == null ? untilNow(account, user) : before.getEpochSecond();
            var outcome = shut(account, tx -> revoke(tx, account, user, at), options);
            var stands = context.store()
                    .read(view -> RevokedUsers.of(context.account(view, account)))
                    .getOrDefault(user, at);
            return new OperationResult<>(Instant.ofEpochSecond(stands), outcome);
        });
    }

    /// Not earlier than the last JWT that was issued: clocks go back now and then.
    private long untilNow(PublicKey account, String user) {
        return context.store().read(view -> view.users().everOf(account)).stream()
                .filter(row -> user.equals(RevokedUsers.ALL) || row.key().text().equals(user))
                .mapToLong(row -> UserSigning.read(row).base().issuedAt())
                .reduce(context.now().getEpochSecond(), Math::max);
    }

    /// By user key, or [RevokedUsers#ALL].
    public Map<String, Long> revocations(PublicKey account) {
        return context.store().read(view -> RevokedUsers.of(context.account(view, account)));
    }

    /// Lets in again whoever holds a JWT that was shut out.
    ///
    /// @throws ProblemException `REVOCATION_UNKNOWN`
    public Outcome unrevoke(PublicKey account, String user, OperationOptions options) {
        return context.act(Operation.onServers(Action.REVOCATION_UNDO, account).about(user), options, () -> {
            if (!revocations(account).containsKey(user)) {
                throw ProblemException.of(
                        ProblemCode.REVOCATION_UNKNOWN,
                        context.store().read(view -> context.nameOf(view, account)),
                        user);
            }
            Consumer<StoreTx> change =
                    tx -> tx.accounts().save(RevokedUsers.without(context.managed(tx, account), user));
            return publication.waits(options) ? here(change) : publication.publish(account, change, options);
        });
    }

    /// Deletes a user: it is shut out, and stays as history.
    public OperationResult<User> remove(User user, OperationOptions options) {
        return context.act(
                Operation.onServers(Action.USER_REMOVE, user.account()).about(user.name()), options, () -> {
                    var ended = user.ended(context.now());
                    var at = untilNow(user.account(), user.key().text());
                    var outcome = shut(
                            user.account(),
                            tx -> {
                                tx.users().save(ended);
                                revoke(tx, user.account(), user.key().text(), at);
                            },
                            options);
                    return new OperationResult<>(ended, outcome);
                });
    }

    /// Another key for the same user, in no row yet: first its creds are to be where its client reads them.
    public Replacement prepare(User user) {
        return context.act(Operation.local(Action.USER_CHANGE, user.account()).about(user.name()), () -> {
            var owner = owner(user);
            var before = UserSigning.read(user);
            var keys = signing.keys(owner, role(owner, before));
            var key = context.signer().create(KeyKind.USER);
            var fresh = keys.user(key, user.name()).withLimits(before.limits()).withTags(before.tags());
            var jwt = signing.sign(owner, signing.ending(fresh, life(before)), keys.key());
            return new Replacement(user, new User(key, user.account(), user.name(), jwt, context.now()));
        });
    }

    /// @param next the one that takes its place
    public record Replacement(User before, User next) {}

    /// As long as it had when it was issued.
    private static @Nullable Duration life(UserClaims claims) {
        var base = claims.base();
        return base.expires() == 0 ? null : Duration.ofSeconds(Math.max(1, base.expires() - base.issuedAt()));
    }

    /// Puts the new key in the place of the old one, which is shut out.
    public OperationResult<User> replace(Replacement replacement, OperationOptions options) {
        var before = replacement.before();
        return context.act(
                Operation.onServers(Action.USER_CHANGE, before.account()).about(before.name() + ": another key"),
                options,
                () -> {
                    var at = untilNow(before.account(), before.key().text());
                    var outcome = shut(
                            before.account(),
                            tx -> {
                                tx.users().save(before.ended(context.now()));
                                tx.users().save(replacement.next());
                                revoke(tx, before.account(), before.key().text(), at);
                            },
                            options);
                    return new OperationResult<>(replacement.next(), outcome);
                });
    }

    /// Issues the same user with other rules or another end.
    ///
    /// @param rules null for those it has
    /// @param life null for the end it has
    public User edit(User user, @Nullable SubjectRules rules, @Nullable Life life) {
        return context.act(Operation.local(Action.USER_CHANGE, user.account()).about(user.name()), () -> {
            var owner = owner(user);
            var claims = UserSigning.read(user);
            var role = role(owner, claims);
            if (role != null && rules != null) {
                throw ProblemException.of(ProblemCode.ROLE_HOLDS, user.name(), role);
            }
            var keys = signing.keys(owner, role);
            var limits = rules == null
                    ? claims.limits()
                    : claims.limits()
                            .withPermissions(
                                    SubjectPermissions.of(claims.limits().permissions(), rules));
            var edited = claims.withLimits(limits).withIssuerAccount(keys.issuerAccount());
            var ending = life == null ? edited : signing.ending(edited, life.span());
            var next = user.withJwt(signing.sign(owner, ending, keys.key()));
            context.store().change(tx -> tx.users().save(next));
            return next;
        });
    }

    /// @param span null for ever
    public record Life(@Nullable Duration span) {}

    /// Shuts out what was issued to it before what it has now.
    public Outcome endFormer(User user, OperationOptions options) {
        var at = UserSigning.read(user).base().issuedAt() - 1;
        return revoke(user.account(), user.key().text(), Instant.ofEpochSecond(at), options)
                .outcome();
    }

    private static @Nullable String role(Account owner, UserClaims claims) {
        return Roles.of(owner).stream()
                .filter(role -> role.key().equals(claims.base().issuer()))
                .map(role -> role.role())
                .findFirst()
                .orElse(null);
    }

    private Account owner(User user) {
        return context.store().read(view -> context.account(view, user.account()));
    }

    private void revoke(StoreTx tx, PublicKey account, String user, long at) {
        tx.accounts().save(RevokedUsers.with(context.managed(tx, account), user, at));
    }

    private Outcome shut(PublicKey account, Consumer<StoreTx> change, OperationOptions options) {
        return publication.waits(options) ? here(change) : publication.shut(account, change, options);
    }

    /// There is no server to tell: the next push signs the rows as they are.
    private Outcome here(Consumer<StoreTx> change) {
        context.store().change(change);
        return new Outcome.Local();
    }
}
