package dev.sluice.domain.account;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.sharing.AccountPublication;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.claims.UserClaims;
import dev.sluice.domain.jwt.claims.UserLimits;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Roles of an account: scoped signing keys, whose template holds for every user that they sign. A changed
/// template holds at once, without new credentials.
public final class Roles {
    private final EnvironmentContext context;
    private final AccountPublication publication;

    public Roles(EnvironmentContext context, AccountPublication publication) {
        this.context = context;
        this.publication = publication;
    }

    public List<SigningKey.Scoped> list(PublicKey account) {
        return of(context.store().read(view -> context.account(view, account)));
    }

    static List<SigningKey.Scoped> of(Account account) {
        return UnmodelledClaims.signingKeys(account).stream()
                .filter(SigningKey.Scoped.class::isInstance)
                .map(SigningKey.Scoped.class::cast)
                .toList();
    }

    /// Users that have it.
    public List<User> users(PublicKey account, String role) {
        var key = find(account, role).key();
        return context.store().read(view -> view.users().of(account)).stream()
                .filter(user -> UserSigning.verified(user).base().issuer().equals(key))
                .toList();
    }

    /// @throws ProblemException `ROLE_UNKNOWN`
    public SigningKey.Scoped find(PublicKey account, String role) {
        return UserSigning.role(context.store().read(view -> context.account(view, account)), role);
    }

    /// @throws ProblemException `ROLE_EXISTS`
    public OperationResult<SigningKey.Scoped> add(
            PublicKey account, String role, UserPatch patch, OperationOptions options) {
        return context.act(Operation.onServers(Action.ACCOUNT_CHANGE, account).about("role " + role), options, () -> {
            var name = Names.check(role);
            var owner = context.store().read(view -> context.managed(view, account));
            if (of(owner).stream().anyMatch(present -> present.role().equals(name))) {
                throw ProblemException.of(ProblemCode.ROLE_EXISTS, owner.name(), name);
            }
            var key = context.signer().create(KeyKind.ACCOUNT);
            var template = template(UserLimits.unlimited(), key.text(), name, patch);
            var scoped = new SigningKey.Scoped(key.text(), name, template, "");
            var outcome = publish(
                    account,
                    tx -> save(
                            tx,
                            account,
                            Stream.concat(keys(tx, account), Stream.of(scoped)).toList()),
                    options);
            return new OperationResult<>(scoped, outcome);
        });
    }

    /// Another template, for whoever has the role.
    public OperationResult<SigningKey.Scoped> edit(
            PublicKey account, String role, UserPatch patch, OperationOptions options) {
        return context.act(Operation.onServers(Action.ACCOUNT_CHANGE, account).about("role " + role), options, () -> {
            var before = find(account, role);
            var template = template(before.template(), before.key(), role, patch);
            var after = new SigningKey.Scoped(
                    before.key(), before.role(), template, before.description(), before.unknown());
            var outcome = publish(
                    account,
                    tx -> save(
                            tx,
                            account,
                            keys(tx, account)
                                    .map(key -> key.key().equals(before.key()) ? after : key)
                                    .toList()),
                    options);
            return new OperationResult<>(after, outcome);
        });
    }

    /// Takes it away: servers cut whoever has it, and let none of them in.
    public OperationResult<SigningKey.Scoped> remove(PublicKey account, String role, OperationOptions options) {
        return context.act(
                Operation.onServers(Action.ACCOUNT_CHANGE, account).about("no role " + role), options, () -> {
                    var scoped = find(account, role);
                    Consumer<StoreTx> change = tx -> save(
                            tx,
                            account,
                            keys(tx, account)
                                    .filter(key -> !key.key().equals(scoped.key()))
                                    .toList());
                    var outcome =
                            publication.waits(options) ? here(change) : publication.shut(account, change, options);
                    return new OperationResult<>(scoped, outcome);
                });
    }

    /// A limit of 0 is left out of a template when it is written, and would be read as none (jwt-facts.md#1.6).
    /// Nor does anybody else look at what stands in it before a user of the role is refused.
    private UserLimits template(UserLimits present, String key, String role, UserPatch patch) {
        var template = patch.appliedTo(present);
        if (template.subscriptions() == 0 || template.data() == 0 || template.payload() == 0) {
            throw ProblemException.of(ProblemCode.ROLE_ZERO, role);
        }
        UserSigning.refuseFaults(UserClaims.of(key, role).withLimits(template), context.now());
        return template;
    }

    private Outcome publish(PublicKey account, Consumer<StoreTx> change, OperationOptions options) {
        return publication.waits(options) ? here(change) : publication.publish(account, change, options);
    }

    private Outcome here(Consumer<StoreTx> change) {
        context.store().change(change);
        return new Outcome.Local();
    }

    private Stream<SigningKey> keys(StoreTx tx, PublicKey account) {
        return UnmodelledClaims.signingKeys(context.managed(tx, account)).stream();
    }

    private void save(StoreTx tx, PublicKey key, List<SigningKey> keys) {
        var account = context.managed(tx, key);
        var claims = UnmodelledClaims.of(account);
        tx.accounts()
                .save(account.withRest(
                        ClaimRest.write(claims.copy().signingKeys(keys).build())));
    }
}
