package dev.sluice.testing.memory;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.Reason;
import dev.sluice.domain.model.record.AccountTally;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.store.AccountRepository;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

record MemoryAccounts(MemoryTx tx) implements AccountRepository {
    private Stream<Account> rows(EnvironmentId environment) {
        return tx.tables()
                .accounts()
                .rows()
                .filter(row -> row.environment().equals(environment))
                .sorted(Comparator.comparing(row -> Names.key(row.name())));
    }

    @Override
    public List<Account> in(EnvironmentId environment) {
        return rows(environment).filter(Account::isLive).toList();
    }

    @Override
    public Optional<Account> find(PublicKey key) {
        return tx.tables().accounts().find(key);
    }

    @Override
    public Optional<Account> named(EnvironmentId environment, String name) {
        return rows(environment)
                .filter(row -> row.isLive() && Names.key(row.name()).equals(Names.key(name)))
                .findFirst();
    }

    @Override
    public List<Account> deleted(EnvironmentId environment) {
        return rows(environment).filter(row -> !row.isLive()).toList();
    }

    @Override
    public Optional<Account> lastDeleted(EnvironmentId environment, String name) {
        return deleted(environment).stream()
                .filter(row -> Names.key(row.name()).equals(Names.key(name)))
                .max(Comparator.comparing(row -> row.deletedAt() == null ? Instant.MIN : row.deletedAt()));
    }

    @Override
    public Map<PublicKey, AccountTally> tallies(EnvironmentId environment) {
        var tallies = new HashMap<PublicKey, AccountTally>();
        tx.exports().in(environment).stream()
                .map(Export::account)
                .forEach(key -> tallies.merge(key, new AccountTally(1, 0, 0), AccountTally::plus));
        tx.imports().in(environment).stream()
                .map(Import::account)
                .forEach(key -> tallies.merge(key, new AccountTally(0, 1, 0), AccountTally::plus));
        tx.connections().in(environment).stream()
                .filter(row -> row.state().isLive())
                .forEach(row -> {
                    tallies.merge(row.exporter(), new AccountTally(0, 0, 1), AccountTally::plus);
                    tallies.merge(row.importer(), new AccountTally(0, isImported(row) ? 1 : 0, 1), AccountTally::plus);
                });
        return tallies;
    }

    private static boolean isImported(Connection row) {
        return row.state().isOnServers() && row.status().reason() != Reason.ROLLING_BACK;
    }

    @Override
    public Map<PublicKey, String> names(EnvironmentId environment) {
        return rows(environment).collect(Collectors.toMap(Account::key, Account::name));
    }

    @Override
    public Set<String> liveNames(EnvironmentId environment) {
        return rows(environment).filter(Account::isLive).map(Account::name).collect(Collectors.toSet());
    }

    @Override
    public Optional<Removal> removal(PublicKey account) {
        return tx.tables().removals().find(account);
    }

    @Override
    public List<Removal> removals(EnvironmentId environment) {
        return tx.tables()
                .removals()
                .rows()
                .filter(row -> tx.tables().isIn(environment, row.account()))
                .sorted(Comparator.comparing(Removal::since))
                .toList();
    }

    /// A name is taken within its environment; a key is taken for good, by whatever environment has it.
    @Override
    public void save(Account account) {
        MemoryTables.requireKept(account.name());
        if (account.isLive()) {
            named(account.environment(), account.name())
                    .filter(row -> !row.key().equals(account.key()))
                    .or(() ->
                            find(account.key()).filter(row -> !row.environment().equals(account.environment())))
                    .ifPresent(row -> {
                        throw ProblemException.of(ProblemCode.ACCOUNT_EXISTS, row.name());
                    });
        }
        var before = find(account.key()).orElse(null);
        tx.tables().accounts().put(account.key(), account);
        tx.changed(new Change.AccountSaved(before, account));
    }

    @Override
    public void save(Removal removal) {
        var before = removal(removal.account()).orElse(null);
        tx.tables().removals().put(removal.account(), removal);
        tx.changed(new Change.RemovalSaved(before, removal));
    }
}
