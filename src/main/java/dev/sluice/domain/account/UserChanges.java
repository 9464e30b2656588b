package dev.sluice.domain.account;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.ClaimsPlanner;
import dev.sluice.domain.federation.claims.RevokedUsers;
import dev.sluice.domain.federation.claims.TagList;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.sharing.AccountPublication;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
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
            if (isSystem(account) && user.equals(RevokedUsers.ALL)) {
                // Users of our own link are among them.
                throw ProblemException.of(
                        ProblemCode.ACCOUNT_PROTECTED, context.environment().name());
            }
            var at = before == null ? untilNow(account, user) : before.getEpochSecond();
            var outcome = shut(account, tx -> revoke(tx, account, user, at), options);
            var stands = context.store()
                    .read(view -> RevokedUsers.of(context.account(view, account)))
                    .getOrDefault(user, at);
            return new OperationResult<>(Instant.ofEpochSecond(stands), outcome);
        });
    }

    /// Shuts out what was issued to each of these until now, with one push.
    ///
    /// @param users of that account
    public Outcome revokeAll(PublicKey account, List<User> users, OperationOptions options) {
        var names = users.stream().map(User::name).collect(Collectors.joining(", "));
        return context.act(
                Operation.onServers(Action.USER_REVOKE, account).about(names),
                options,
                () -> shut(
                        account,
                        tx -> users.forEach(user -> revoke(
                                tx,
                                account,
                                user.key().text(),
                                untilNow(account, user.key().text()))),
                        options));
    }

    /// Not earlier than the last JWT that was issued: clocks go back now and then.
    private long untilNow(PublicKey account, String user) {
        return context.store().read(view -> view.users().everOf(account)).stream()
                .filter(row -> user.equals(RevokedUsers.ALL) || row.key().text().equals(user))
                .mapToLong(row -> UserSigning.verified(row).base().issuedAt())
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
            Consumer<StoreTx> change = tx -> tx.accounts().save(RevokedUsers.without(signedHere(tx, account), user));
            if (isSystem(account)) {
                return shut(account, change, options);
            }
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
            var before = UserSigning.verified(user);
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

    /// Issues the same user anew, changed.
    ///
    /// @throws ProblemException `ROLE_HOLDS`, `CLAIMS_INVALID`
    public User edit(User user, UserEdit edit) {
        return edit(List.of(user), edit).getFirst();
    }

    /// Issues several users of one account anew: all of them, or none where one cannot be changed so.
    ///
    /// @throws ProblemException `ROLE_HOLDS`, `CLAIMS_INVALID`
    public List<User> edit(List<User> users, UserEdit edit) {
        var account = users.getFirst().account();
        return context.act(Operation.local(Action.USER_CHANGE, account).about(names(users)), () -> {
            var owner = owner(users.getFirst());
            var next = users.stream().map(user -> edited(owner, user, edit)).toList();
            context.store().change(tx -> next.forEach(tx.users()::save));
            return next;
        });
    }

    private static String names(List<User> users) {
        return users.stream().map(User::name).collect(Collectors.joining(", "));
    }

    private User edited(Account owner, User user, UserEdit edit) {
        var claims = UserSigning.verified(user);
        var role = role(owner, claims);
        if (role != null && !edit.patch().isEmpty()) {
            throw ProblemException.of(ProblemCode.ROLE_HOLDS, user.name(), role);
        }
        var keys = signing.keys(owner, role);
        var edited = claims.withLimits(edit.patch().appliedTo(claims.limits()))
                .withTags(TagList.changed(claims.tags(), edit.addTags(), edit.removeTags()))
                .withIssuerAccount(keys.issuerAccount());
        var life = edit.life();
        var ending = life == null ? edited : signing.ending(edited, life.span());
        return user.withJwt(signing.sign(owner, ending, keys.key()));
    }

    /// Shuts out what was issued to them before what they have now, with one push.
    ///
    /// @param users of one account
    public Outcome endFormer(List<User> users, OperationOptions options) {
        var account = users.getFirst().account();
        return context.act(
                Operation.onServers(Action.USER_REVOKE, account).about(names(users)),
                options,
                () -> shut(
                        account,
                        tx -> users.forEach(user -> revoke(
                                tx,
                                account,
                                user.key().text(),
                                UserSigning.verified(user).base().issuedAt() - 1)),
                        options));
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
        tx.accounts().save(RevokedUsers.with(signedHere(tx, account), user, at));
    }

    /// One whose claims we have. Those of the system account are kept whole from now on: what has no row would be
    /// lost.
    private Account signedHere(StoreTx tx, PublicKey key) {
        if (!isSystem(key)) {
            return context.managed(tx, key);
        }
        var account = context.account(tx, key);
        if (account.release().jwt() == null) {
            throw ProblemException.of(ProblemCode.ACCOUNT_PROTECTED, account.name());
        }
        return account.rest() == null ? account.withRest(ClaimRest.write(ClaimsPlanner.claims(tx, account))) : account;
    }

    private boolean isSystem(PublicKey account) {
        return account.equals(context.environment().systemAccount());
    }

    private Outcome shut(PublicKey account, Consumer<StoreTx> change, OperationOptions options) {
        if (isSystem(account) && !publication.waits(options)) {
            return publication.publishSystem(account, change, options);
        }
        return publication.waits(options) ? here(change) : publication.shut(account, change, options);
    }

    /// There is no server to tell: the next push signs the rows as they are.
    private Outcome here(Consumer<StoreTx> change) {
        context.store().change(change);
        return new Outcome.Local();
    }
}
