package dev.sluice.domain.interop;

import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.interop.plan.ImportItem.Kind;
import dev.sluice.domain.interop.plan.ImportNote;
import dev.sluice.domain.interop.plan.ImportStatus;
import dev.sluice.domain.interop.plan.ImportedContent;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.AccountRole;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.Limits;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.Release;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.PublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The rows of one operator while they are made, and what there is to say about them.
final class ImportBatch {
    private final EnvironmentId environment;
    private final ExistingState present;
    private final InteropDependencies means;
    private final Instant now;
    private final UniqueNames accountNames;
    private final Map<PublicKey, Account> accounts = new LinkedHashMap<>();
    private final Map<PublicKey, UniqueNames> connectionNames = new HashMap<>();
    private final Map<PublicKey, List<Export>> exports = new LinkedHashMap<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<Connection> connections = new ArrayList<>();
    private final Map<PublicKey, List<Revocation>> revocations = new LinkedHashMap<>();
    private final List<User> users = new ArrayList<>();
    private final List<ImportItem> items = new ArrayList<>();

    ImportBatch(EnvironmentId environment, ExistingState present, InteropDependencies means) {
        this.environment = environment;
        this.present = present;
        this.means = means;
        this.now = means.clock().instant();
        this.accountNames = new UniqueNames(
                present.accounts(environment).stream().map(Account::name).toList());
    }

    void say(ImportStatus status, Kind kind, String name, ImportNote note, Object... args) {
        items.add(ImportItem.of(status, kind, name, note, args));
    }

    EnvironmentId environment() {
        return environment;
    }

    ExistingState present() {
        return present;
    }

    Instant now() {
        return now;
    }

    UUID newId() {
        return means.ids().next();
    }

    UniqueNames accountNames() {
        return accountNames;
    }

    Map<PublicKey, Account> accounts() {
        return accounts;
    }

    void add(Export export) {
        exports.computeIfAbsent(export.account(), _ -> new ArrayList<>()).add(export);
    }

    void add(Revocation revocation) {
        revocations
                .computeIfAbsent(revocation.exporter(), _ -> new ArrayList<>())
                .add(revocation);
    }

    List<Import> imports() {
        return imports;
    }

    List<Connection> connections() {
        return connections;
    }

    /// Of exports that come in.
    List<Revocation> revocationsOf(PublicKey exporter) {
        return revocations.getOrDefault(exporter, List.of());
    }

    List<User> users() {
        return users;
    }

    List<ImportItem> items() {
        return items;
    }

    /// Coming in, or here already.
    Optional<Account> account(PublicKey key) {
        var coming = accounts.get(key);
        return coming == null ? present.account(key).filter(Account::isLive) : Optional.of(coming);
    }

    /// The exports of an account, coming in or here already.
    List<Export> exportsOf(PublicKey account) {
        return accounts.containsKey(account) ? exports.getOrDefault(account, List.of()) : present.exports(account);
    }

    /// Names of live connections are unique for their exporter.
    UniqueNames connectionNames(PublicKey exporter) {
        return connectionNames.computeIfAbsent(
                exporter,
                key -> new UniqueNames(present.connectionsOf(key).stream()
                        .filter(connection -> connection.exporter().equals(key))
                        .map(connection -> connection.share().name())
                        .toList()));
    }

    /// An account of which only the key is known; whoever is a partner has a row.
    void external(PublicKey key) {
        if (account(key).isPresent() || present.account(key).isPresent()) {
            return;
        }
        var name = accountNames.take(key.shortText(), Names.check(key.shortText()));
        accounts.put(
                key, new Account(key, environment, name, AccountRole.EXTERNAL, Limits.core(), Release.NONE, now, null));
        say(ImportStatus.NEW, Kind.ACCOUNT, name, ImportNote.EXTERNAL_ACCOUNT);
    }

    ImportedContent.Shares shares() {
        return new ImportedContent.Shares(
                exports.values().stream().flatMap(List::stream).toList(),
                imports,
                connections,
                revocations.values().stream().flatMap(List::stream).toList());
    }
}
