package dev.sluice.adapter.store.row;

import dev.sluice.adapter.store.row.Upsert.Liveness;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.record.AccountTally;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.AccountRepository;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

public final class AccountRows implements AccountRepository {
    private static final Upsert UPSERT =
            Upsert.of("account", List.of("public_key", "environment_id"), Upsert.columns("""
                    name, name_key, role, max_connections, max_leaf_nodes, max_subscriptions, max_payload,
                    max_imports, max_exports, max_memory_storage, max_disk_storage, max_streams, max_consumers,
                    jwt, iat, confirmed, created_at, deleted_at, claims_rest, suspended_at, tier, live"""));
    static final RowMapper<Account> MAPPER = ResultRow.mapper("account", "public_key", AccountRows::read);
    /// Of an account `a`: brought in from elsewhere, or waiting for its first push.
    static final String NEVER_PUSHED = """
            a.live = TRUE AND a.role = 'MANAGED' AND NOT a.confirmed
            AND NOT EXISTS (SELECT 1 FROM journal_step s WHERE s.account_key = a.public_key)""";
    private static final RowMapper<Named> NAMED =
            ResultRow.mapper("account", "public_key", row -> new Named(row.key("public_key"), row.name("name")));
    private static final KeyedQuery<Account> OF =
            KeyedQuery.of("SELECT * FROM account WHERE public_key = :account", MAPPER, Account::key);

    private final RowTransaction transaction;
    private final Handle handle;
    private final RemovalRows removals;
    private final AccountRowCache<Account> known;

    public AccountRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
        this.removals = new RemovalRows(transaction);
        this.known = new AccountRowCache<>(key -> OF.of(handle, key), keys -> OF.of(handle, keys));
    }

    @Override
    public List<Account> in(EnvironmentId environment) {
        return handle.createQuery(
                        "SELECT * FROM account WHERE environment_id = :environment AND live = TRUE ORDER BY name_key")
                .bind("environment", environment.value())
                .map(MAPPER)
                .list();
    }

    @Override
    public Optional<Account> named(EnvironmentId environment, String name) {
        return handle.createQuery("""
                        SELECT * FROM account
                        WHERE environment_id = :environment AND name_key = :name AND live = TRUE""")
                .bind("environment", environment.value())
                .bind("name", Names.key(name))
                .map(MAPPER)
                .findFirst();
    }

    @Override
    public Optional<Account> lastDeleted(EnvironmentId environment, String name) {
        return handle.createQuery("""
                        SELECT * FROM account
                        WHERE environment_id = :environment AND name_key = :name AND live IS NULL
                        ORDER BY deleted_at DESC""")
                .bind("environment", environment.value())
                .bind("name", Names.key(name))
                .map(MAPPER)
                .findFirst();
    }

    @Override
    public List<Account> deleted(EnvironmentId environment) {
        return handle.createQuery(
                        "SELECT * FROM account WHERE environment_id = :environment AND live IS NULL ORDER BY name_key")
                .bind("environment", environment.value())
                .map(MAPPER)
                .list();
    }

    @Override
    public Optional<Account> find(PublicKey key) {
        return known.of(key).stream().findFirst();
    }

    public void lookAhead(Collection<PublicKey> keys) {
        known.lookAhead(keys);
        removals.lookAhead(keys);
    }

    @Override
    public Map<PublicKey, AccountTally> tallies(EnvironmentId environment) {
        return new TallyRows(handle).of(environment);
    }

    @Override
    public Optional<Removal> removal(PublicKey account) {
        return removals.find(account);
    }

    @Override
    public List<Removal> removals(EnvironmentId environment) {
        return removals.in(environment);
    }

    @Override
    public void save(Removal removal) {
        removals.save(removal);
    }

    /// Live and deleted ones, without reading their JWTs.
    @Override
    public Map<PublicKey, String> names(EnvironmentId environment) {
        return handle
                .createQuery("SELECT public_key, name FROM account WHERE environment_id = :environment")
                .bind("environment", environment.value())
                .map(NAMED)
                .stream()
                .collect(Collectors.toMap(Named::key, Named::name));
    }

    @Override
    public Set<String> liveNames(EnvironmentId environment) {
        return handle.createQuery("SELECT name FROM account WHERE environment_id = :environment AND live = TRUE")
                .bind("environment", environment.value())
                .mapTo(String.class)
                .set();
    }

    private record Named(PublicKey key, String name) {}

    /// The name that people know it by, for problem texts.
    static String nameOf(Handle handle, PublicKey key) {
        return handle.createQuery("SELECT name FROM account WHERE public_key = :key")
                .bind("key", key.text())
                .mapTo(String.class)
                .findFirst()
                .orElseGet(key::shortText);
    }

    @Override
    public void save(Account account) {
        var before = find(account.key()).orElse(null);
        known.forget(account.key());
        write(account);
        transaction.changed(new Change.AccountSaved(before, account));
    }

    private void write(Account account) {
        var values = values(account);
        // A live row that keeps its name clashes with none; most that is saved is of this kind.
        if (account.isLive() && UPSERT.replaces(handle, values, "name_key = :name_key AND live = TRUE")) {
            return;
        }
        if (account.isLive()) {
            refuseClash(account);
        }
        UPSERT.run(handle, values);
    }

    private static Upsert.Values values(Account account) {
        var limits = account.limits();
        return new Upsert.Values()
                .with("public_key", account.key().text())
                .with("environment_id", account.environment().value())
                .with("name", CheckedNames.name(account.name()))
                .with("name_key", Names.key(account.name()))
                .with("role", account.role().name())
                .with("max_connections", limits.connections())
                .with("max_leaf_nodes", limits.leafNodes())
                .with("max_subscriptions", limits.subscriptions())
                .with("max_payload", limits.payload())
                .with("max_imports", limits.imports())
                .with("max_exports", limits.exports())
                .with("max_memory_storage", limits.memoryStorage())
                .with("max_disk_storage", limits.diskStorage())
                .with("max_streams", limits.streams())
                .with("max_consumers", limits.consumers())
                .with("jwt", account.release().jwt())
                .with("iat", account.release().iat())
                .with("confirmed", account.release().confirmed())
                .with("created_at", StoredInstant.of(account.createdAt()))
                .with("deleted_at", StoredInstant.ofNullable(account.deletedAt()))
                .with("claims_rest", account.rest())
                .with("suspended_at", StoredInstant.ofNullable(account.suspendedAt()))
                .with("tier", account.tier())
                .live(account.isLive() ? Liveness.LIVE : Liveness.HISTORY);
    }

    /// A name is taken within its environment; a key is taken for good, by whatever environment has it.
    private void refuseClash(Account account) {
        var clash = handle.createQuery("""
                        SELECT name FROM account
                        WHERE environment_id = :environment AND name_key = :name AND live = TRUE AND public_key <> :key
                        UNION ALL
                        SELECT name FROM account WHERE public_key = :key AND environment_id <> :environment""")
                .bind("environment", account.environment().value())
                .bind("name", Names.key(account.name()))
                .bind("key", account.key().text())
                .mapTo(String.class)
                .findFirst();
        if (clash.isPresent()) {
            throw ProblemException.of(ProblemCode.ACCOUNT_EXISTS, clash.get());
        }
    }

    private static Account read(ResultRow row) throws SQLException {
        return new Account(
                row.key("public_key"),
                new EnvironmentId(row.id("environment_id")),
                row.name("name"),
                row.word("role", AccountRole.class),
                limits(row),
                new Release(row.textOrNull("jwt"), row.number("iat"), row.flag("confirmed")),
                row.time("created_at"),
                row.timeOrNull("deleted_at"),
                row.textOrNull("claims_rest"),
                row.timeOrNull("suspended_at"),
                row.textOrNull("tier"));
    }

    private static Limits limits(ResultRow row) throws SQLException {
        return new Limits(
                row.number("max_connections"),
                row.number("max_leaf_nodes"),
                row.number("max_subscriptions"),
                row.number("max_payload"),
                row.number("max_imports"),
                row.number("max_exports"),
                row.number("max_memory_storage"),
                row.number("max_disk_storage"),
                row.number("max_streams"),
                row.number("max_consumers"));
    }
}
