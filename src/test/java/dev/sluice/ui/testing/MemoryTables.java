package dev.sluice.ui.testing;

import dev.sluice.domain.federation.port.StoreTx;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.StagedChange;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.PublicKey;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Rows in maps.
final class MemoryTables implements StoreTx {

    private final Map<EnvironmentId, Environment> environments = new LinkedHashMap<>();
    private final Map<PublicKey, Account> accounts = new LinkedHashMap<>();
    private final Map<PublicKey, User> users = new LinkedHashMap<>();
    private final Map<ExportId, Export> exports = new LinkedHashMap<>();
    private final Map<Object, Import> imports = new LinkedHashMap<>();
    private final Map<ConnectionId, Connection> connections = new LinkedHashMap<>();
    private final Map<Object, Revocation> revocations = new LinkedHashMap<>();
    private final Map<UUID, StagedChange> staged = new LinkedHashMap<>();

    MemoryTables copy() {
        var copy = new MemoryTables();
        copy.environments.putAll(environments);
        copy.accounts.putAll(accounts);
        copy.users.putAll(users);
        copy.exports.putAll(exports);
        copy.imports.putAll(imports);
        copy.connections.putAll(connections);
        copy.revocations.putAll(revocations);
        copy.staged.putAll(staged);
        return copy;
    }

    @Override
    public List<Environment> environments() {
        return List.copyOf(environments.values());
    }

    @Override
    public List<Account> accounts(EnvironmentId environment) {
        return accounts.values().stream()
                .filter(a -> a.isLive() && a.environment().equals(environment))
                .sorted(Comparator.comparing(Account::name))
                .toList();
    }

    @Override
    public Optional<Account> account(PublicKey key) {
        return Optional.ofNullable(accounts.get(key));
    }

    @Override
    public List<User> users(PublicKey account) {
        return users.values().stream().filter(u -> u.account().equals(account)).toList();
    }

    @Override
    public List<Export> exports(PublicKey account) {
        return exports.values().stream()
                .filter(e -> e.isLive() && e.account().equals(account))
                .toList();
    }

    @Override
    public List<Export> exports(EnvironmentId environment) {
        return accounts(environment).stream()
                .flatMap(a -> exports(a.key()).stream())
                .toList();
    }

    @Override
    public Optional<Export> export(ExportId id) {
        return Optional.ofNullable(exports.get(id));
    }

    @Override
    public List<Import> imports(PublicKey account) {
        return imports.values().stream()
                .filter(i -> i.isLive() && i.account().equals(account))
                .toList();
    }

    @Override
    public List<Import> imports(EnvironmentId environment) {
        return accounts(environment).stream()
                .flatMap(a -> imports(a.key()).stream())
                .toList();
    }

    @Override
    public List<Connection> connections(EnvironmentId environment) {
        return connections.values().stream()
                .filter(c -> c.environment().equals(environment))
                .sorted(Comparator.comparing(Connection::createdAt).reversed())
                .toList();
    }

    @Override
    public List<Connection> connectionsOf(PublicKey account) {
        return connections.values().stream()
                .filter(c -> c.exporter().equals(account) || c.importer().equals(account))
                .toList();
    }

    @Override
    public Optional<Connection> connection(ConnectionId id) {
        return Optional.ofNullable(connections.get(id));
    }

    @Override
    public List<Revocation> revocations(PublicKey exporter) {
        return revocations.values().stream()
                .filter(r -> r.exporter().equals(exporter))
                .toList();
    }

    @Override
    public List<StagedChange> staged(EnvironmentId environment) {
        return staged.values().stream()
                .filter(s -> s.environment().equals(environment))
                .toList();
    }

    @Override
    public void save(Environment environment) {
        environments.put(environment.id(), environment);
    }

    @Override
    public void save(Account account) {
        accounts.put(account.key(), account);
    }

    @Override
    public void save(User user) {
        users.put(user.key(), user);
    }

    @Override
    public void save(Export export) {
        exports.put(export.id(), export);
    }

    @Override
    public void save(Import added) {
        imports.put(added.id(), added);
    }

    @Override
    public void save(Connection connection) {
        connections.put(connection.id(), connection);
    }

    @Override
    public void save(Revocation revocation) {
        var key = List.of(revocation.exporter(), revocation.kind(), revocation.subject(), revocation.target());
        revocations.merge(key, revocation, (a, b) -> a.at() >= b.at() ? a : b);
    }

    @Override
    public void save(StagedChange change) {
        staged.put(change.id(), change);
    }

    @Override
    public void dropStaged(UUID change) {
        staged.remove(change);
    }
}
