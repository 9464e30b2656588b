package dev.sluice.domain.account;

import dev.sluice.domain.audit.Action;
import dev.sluice.domain.federation.claims.AccountKeys;
import dev.sluice.domain.federation.claims.AccountTimes;
import dev.sluice.domain.federation.claims.KeptClaims;
import dev.sluice.domain.federation.claims.UnmodelledClaims;
import dev.sluice.domain.federation.environment.EnvironmentContext;
import dev.sluice.domain.federation.maintenance.Reconciler;
import dev.sluice.domain.federation.operation.AccountLifespan;
import dev.sluice.domain.federation.operation.AccountView;
import dev.sluice.domain.federation.operation.AccountView.Ability;
import dev.sluice.domain.federation.operation.OperationOptions;
import dev.sluice.domain.federation.operation.OperationResult;
import dev.sluice.domain.federation.operation.Outcome;
import dev.sluice.domain.federation.operation.Proof;
import dev.sluice.domain.federation.operation.RemovalPlan;
import dev.sluice.domain.federation.preflight.KeptImportGuard;
import dev.sluice.domain.federation.push.AccountSigner;
import dev.sluice.domain.federation.push.Prover;
import dev.sluice.domain.federation.push.SignedTexts;
import dev.sluice.domain.federation.sharing.AccountPublication;
import dev.sluice.domain.federation.sharing.AccountRemoval;
import dev.sluice.domain.federation.sharing.KeptImports;
import dev.sluice.domain.federation.sharing.SharingServices;
import dev.sluice.domain.jwt.claims.AccountClaims;
import dev.sluice.domain.jwt.claims.SigningKey;
import dev.sluice.domain.jwt.codec.ClaimRest;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.record.AccountTally;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.nkey.KeyKind;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.operation.Operation;
import dev.sluice.domain.operation.OperationVerdict;
import dev.sluice.domain.port.Signer;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.StoreTx;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Accounts of one environment.
public final class Accounts {
    private final EnvironmentContext context;
    private final AccountPublication publication;
    private final AccountSigner accountSigner;
    private final SignedTexts texts;
    private final Prover prover;
    private final AccountRemoval removal;
    private final Reconciler reconciler;
    private final KeptImports keptImports;
    private final AccountNameIndex names;

    public Accounts(SharingServices sharing, AccountRemoval removal, Reconciler reconciler) {
        this.reconciler = reconciler;
        this.context = sharing.context();
        this.publication = sharing.publication();
        this.accountSigner = sharing.accountSigner();
        this.texts = new SignedTexts(sharing.context(), sharing.accountSigner());
        this.prover = sharing.prover();
        this.removal = removal;
        this.names = new AccountNameIndex(sharing.context());
        this.keptImports = new KeptImports(sharing.context(), sharing.publication(), sharing.closer());
    }

    public List<AccountView> list() {
        return context.store().read(view -> {
            var tallies = view.accounts().tallies(context.id());
            var rights = Rights.of(context, view);
            return view.accounts().in(context.id()).stream()
                    .map(account -> rights.view(
                            account,
                            tallies.getOrDefault(account.key(), AccountTally.NONE)
                                    .plus(kept(view, account))))
                    .toList();
        });
    }

    public AccountView view(PublicKey key) {
        return context.store().read(view -> {
            var account = context.account(view, key);
            return Rights.of(context, view).view(account, tally(view, account).plus(kept(view, account)));
        });
    }

    /// How far its last signed JWT has got, on every server. Asks the servers, changes nothing there; its
    /// connections are judged by what they and the partners have.
    public Proof prove(PublicKey key) {
        reconciler.takeUpInstalled();
        var proof = prover.prove(key);
        reconciler.look(context.store().read(view -> view.connections().of(key)));
        return proof;
    }

    /// By name (ignoring case) or public key, live only.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `ACCOUNT_UNKNOWN`
    public Account find(String nameOrKey) {
        var text = nameOrKey.strip();
        return context.store()
                .read(view -> view.accounts()
                        .named(context.id(), text)
                        .or(() -> keyed(view, text).filter(Account::isLive))
                        .orElseThrow(() -> ProblemException.of(ProblemCode.ACCOUNT_UNKNOWN, text)));
    }

    /// The same, or the last deleted one of that name; any deleted one by its public key.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `ACCOUNT_UNKNOWN`
    public Account findEver(String nameOrKey) {
        var text = nameOrKey.strip();
        return context.store()
                .read(view -> view.accounts()
                        .named(context.id(), text)
                        .or(() -> keyed(view, text))
                        .or(() -> view.accounts().lastDeleted(context.id(), text))
                        .orElseThrow(() -> ProblemException.of(ProblemCode.ACCOUNT_UNKNOWN, text)));
    }

    private Optional<Account> keyed(StoreView view, String text) {
        return PublicKey.parse(text)
                .flatMap(view.accounts()::find)
                .filter(account -> account.environment().equals(context.id()));
    }

    public OperationResult<Account> add(String name, Limits limits, OperationOptions options) {
        return add(name, limits, NewAccountShape.NONE, options);
    }

    /// With more than a name.
    public OperationResult<Account> add(String name, Limits limits, NewAccountShape shape, OperationOptions options) {
        return context.act(
                Operation.onServers(Action.ACCOUNT_ADD).about(name), options, () -> made(name, limits, shape, options));
    }

    private OperationResult<Account> made(String name, Limits limits, NewAccountShape shape, OperationOptions options) {
        var checked = names.unused(name);
        var waits = publication.waits(options);
        if (!waits) {
            // Before a key is made: an unreachable server changes nothing.
            context.link().resolver();
        }
        var key = context.signer().create(KeyKind.ACCOUNT);
        var plain = new Account(
                key,
                context.id(),
                checked,
                AccountRole.MANAGED,
                limits,
                Release.NONE,
                context.now(),
                null,
                strictRest(key, checked));
        var account = shape.of(plain);
        Consumer<StoreTx> rows = tx -> {
            tx.accounts().save(account);
            shape.exports(account).forEach(tx.exports()::save);
        };
        if (waits) {
            names.expect(account.name());
            context.store().change(rows);
            return new OperationResult<>(account, new Outcome.Local());
        }
        var outcome = publication.publish(key, rows, options);
        return new OperationResult<>(find(key.text()), outcome);
    }

    /// A strict operator's servers refuse users that the account's own key signed, so it gets a signing key at
    /// once.
    private @Nullable String strictRest(PublicKey key, String name) {
        if (!context.operator().strictSigningKeyUsage()) {
            return null;
        }
        var signing = context.signer().create(KeyKind.ACCOUNT);
        return ClaimRest.write(AccountClaims.builder(key.text(), name)
                .signingKeys(List.of(new SigningKey.Plain(signing.text())))
                .build());
    }

    /// An account of which only the public key is known.
    public Account addExternal(String name, PublicKey key) {
        return context.act(Operation.local(Action.ACCOUNT_ADD).about(name), () -> external(name, key));
    }

    private Account external(String name, PublicKey key) {
        if (!key.isKind(KeyKind.ACCOUNT)) {
            throw ProblemException.of(ProblemCode.NOT_ACCOUNT_KEY, key.text());
        }
        context.store().check(view -> context.requireUnknown(view, key));
        var checked = names.unused(name);
        var account = new Account(
                key, context.id(), checked, AccountRole.EXTERNAL, Limits.core(), Release.NONE, context.now(), null);
        save(account);
        return account;
    }

    /// The account's last signed JWT. One that was never signed is signed now, as its rows are, but pushed
    /// nowhere: for what is handed over by other ways than a push.
    ///
    /// @throws dev.sluice.domain.problem.ProblemException `VAULT_LOCKED` when it has to be signed
    public String signed(PublicKey key) {
        var released = context.store().read(view -> context.account(view, key)).release();
        return released.jwt() != null
                ? released.jwt()
                : context.act(Operation.local(Action.ACCOUNT_CHANGE, key).about("signed"), () -> texts.last(key));
    }

    /// The same, signed anew where its rows say something else meanwhile, such as a revocation that no server
    /// could be told of. What is staged is in no row.
    ///
    /// @throws ProblemException `VAULT_LOCKED` when it has to be signed
    public String latest(PublicKey key) {
        return isLatest(key)
                ? signed(key)
                : context.act(Operation.local(Action.ACCOUNT_CHANGE, key).about("signed"), () -> texts.latest(key));
    }

    /// Whether what was last signed says what its rows do.
    public boolean isLatest(PublicKey key) {
        return context.store().read(view -> {
            var account = context.account(view, key);
            return !account.isManaged() || accountSigner.isCurrent(view, account);
        });
    }

    /// Changes of it that wait for a push.
    public int staged(PublicKey key) {
        return context.store()
                .read(view -> Math.toIntExact(view.staged().in(context.id()).stream()
                        .filter(change -> change.edit().account().equals(key))
                        .count()));
    }

    /// Hands last signed JWTs to somebody else than the servers of the environment; the audit log tells of it.
    ///
    /// @param receiver who gets them, as people call it
    public <T> T handOver(
            String receiver, List<PublicKey> keys, Supplier<T> body, Function<? super T, OperationVerdict> verdict) {
        return context.acts().perform(Operation.onServers(Action.PUSH, keys).about(receiver), body, verdict);
    }

    /// What deleting it would end, for Review.
    public RemovalPlan removalPlan(PublicKey key) {
        return context.store()
                .read(view -> RemovalPlan.of(view, context.account(view, key), KeptClaims.from(view, key)));
    }

    /// How far its deletion has got on servers; empty when it was never begun there.
    public Optional<Removal> removal(PublicKey key) {
        return context.store().read(view -> view.accounts().removal(key));
    }

    /// Ends its connections (partners are told), rebuilds importers without it, takes it off the servers, keeps
    /// its rows.
    public OperationResult<Account> remove(PublicKey key, OperationOptions options) {
        return context.act(Operation.onServers(Action.ACCOUNT_REMOVE, key), options, () -> {
            context.store().check(view -> new KeptImportGuard(view).removal(key, options.confirmed()));
            var kept = context.store()
                    .read(view -> Stream.concat(
                                    KeptClaims.from(view, key).stream(),
                                    KeptClaims.imports(context.account(view, key)).stream())
                            .toList());
            // Revoked, not terminated: until every server has it, it is revoking and will be finished.
            kept.forEach(row -> keptImports.end(
                    row, row.exporter().equals(key) ? Reason.REVOKED_BY_EXPORTER : Reason.IMPORTER_DELETED, options));
            return removal.remove(key, options);
        });
    }

    /// From when until when servers take it.
    public AccountLifespan lifespan(Account account) {
        return AccountTimes.of(account);
    }

    /// How that stands now.
    public AccountLifespan.Phase phase(Account account) {
        return AccountTimes.of(account).phase(context.now());
    }

    /// Gives it a new end, and publishes it.
    ///
    /// @param life from now on; null for ever
    public OperationResult<Account> renew(PublicKey key, @Nullable Duration life, OperationOptions options) {
        return context.act(Operation.onServers(Action.ACCOUNT_CHANGE, key).about("end"), options, () -> {
            var end = life == null ? 0 : context.now().plus(life).getEpochSecond();
            var outcome =
                    publication.publish(key, tx -> tx.accounts().save(ending(context.managed(tx, key), end)), options);
            return new OperationResult<>(find(key.text()), outcome);
        });
    }

    private static Account ending(Account account, long end) {
        var claims = UnmodelledClaims.of(account);
        return account.withRest(ClaimRest.write(claims.withBase(claims.base().withExpires(end))));
    }

    private void save(Account account) {
        names.expect(account.name());
        context.store().change(tx -> {
            tx.accounts().save(account);
        });
    }

    private static AccountTally tally(StoreView view, Account account) {
        var key = account.key();
        var connections = view.connections().of(key);
        var received = connections.stream()
                .filter(connection ->
                        connection.isOnServers() && connection.importer().equals(key))
                .count();
        return new AccountTally(
                view.exports().of(key).size(),
                view.imports().of(key).size() + Math.toIntExact(received),
                connections.size());
    }

    /// What has no row.
    private static AccountTally kept(StoreView view, Account account) {
        return new AccountTally(
                KeptClaims.exports(view, account).size(),
                KeptClaims.imports(account).size(),
                0);
    }

    /// What can be done for accounts, asked of the environment once for all of a list.
    private record Rights(Signer signer, PublicKey signingKey, boolean strict) {
        static Rights of(EnvironmentContext context, StoreView view) {
            var environment = context.environment(view);
            var strict = context.operator(environment).strictSigningKeyUsage();
            return new Rights(context.signer(), environment.signingKey(), strict);
        }

        AccountView view(Account account, AccountTally tally) {
            return new AccountView(
                    account,
                    abilities(account),
                    tally.exports(),
                    tally.imports(),
                    tally.connections(),
                    AccountTimes.of(account));
        }

        private Set<Ability> abilities(Account account) {
            var abilities = EnumSet.noneOf(Ability.class);
            if (account.role() != AccountRole.EXTERNAL && signer.holds(signingKey)) {
                abilities.add(Ability.SIGN);
            }
            if (AccountKeys.canGrant(signer, account)) {
                abilities.add(Ability.GRANT);
            }
            if (AccountKeys.canMint(signer, account, strict)) {
                abilities.add(Ability.MINT);
            }
            return abilities;
        }
    }
}
