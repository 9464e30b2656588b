package dev.sluice.testing.memory;

import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditSeal;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.ImportId;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.ActivationTerm;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.model.record.DriftMark;
import dev.sluice.domain.model.record.ExpiryMark;
import dev.sluice.domain.model.record.IgnoredDrift;
import dev.sluice.domain.model.record.KeyMark;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.model.record.Revision;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.model.record.Sighting;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// All that the store holds at one moment. Keys that have several parts are lists of these.
record MemoryTables(
        MemoryTable<EnvironmentId, Environment> environments,
        MemoryTable<EnvironmentId, EnvironmentAccess> access,
        MemoryTable<PublicKey, Account> accounts,
        MemoryTable<PublicKey, Removal> removals,
        MemoryTable<PublicKey, User> users,
        MemoryTable<List<Object>, CredsIssue> issues,
        MemoryTable<List<Object>, KeyMark> keyMarks,
        MemoryTable<ExportId, Export> exports,
        MemoryTable<ImportId, Import> imports,
        MemoryTable<ConnectionId, Connection> connections,
        MemoryTable<ConnectionId, ActivationTerm> terms,
        MemoryTable<ConnectionId, ExpiryMark> expiries,
        MemoryTable<UUID, Sighting> sightings,
        MemoryTable<List<Object>, Revocation> revocations,
        MemoryTable<UUID, StagedChange> staged,
        MemoryTable<UUID, MemoryJournal.Row> journal,
        MemoryTable<List<Object>, Revision> revisions,
        MemoryTable<UUID, Notification> notifications,
        MemoryTable<UUID, Rotation> rotations,
        MemoryTable<List<Object>, Setting> settings,
        MemoryTable<List<Object>, KnownServer> servers,
        MemoryTable<PublicKey, IgnoredDrift> ignored,
        MemoryTable<PublicKey, DriftMark> marks,
        MemoryTable<Long, AuditEntry> audit,
        MemoryTable<Boolean, AuditSeal> seal) {

    static MemoryTables empty() {
        return new MemoryTables(
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>(),
                new MemoryTable<>());
    }

    MemoryTables copy() {
        return new MemoryTables(
                environments.copy(),
                access.copy(),
                accounts.copy(),
                removals.copy(),
                users.copy(),
                issues.copy(),
                keyMarks.copy(),
                exports.copy(),
                imports.copy(),
                connections.copy(),
                terms.copy(),
                expiries.copy(),
                sightings.copy(),
                revocations.copy(),
                staged.copy(),
                journal.copy(),
                revisions.copy(),
                notifications.copy(),
                rotations.copy(),
                settings.copy(),
                servers.copy(),
                ignored.copy(),
                marks.copy(),
                audit.copy(),
                seal.copy());
    }

    /// All of an environment. The accounts go last, since rows are known by them.
    void erase(EnvironmentId environment) {
        var id = environment.value();
        terms.removeIf(row -> isOf(environment, row.connection()));
        expiries.removeIf(row -> isOf(environment, row.connection()));
        connections.removeIf(row -> row.environment().equals(environment));
        removals.removeIf(row -> isIn(environment, row.account()));
        users.removeIf(row -> isIn(environment, row.account()));
        issues.removeIf(row -> isIn(environment, row.account()));
        exports.removeIf(row -> isIn(environment, row.account()));
        imports.removeIf(row -> isIn(environment, row.account()));
        revocations.removeIf(row -> isIn(environment, row.exporter()));
        revisions.removeIf(row -> isIn(environment, row.account()));
        ignored.removeIf(row -> isIn(environment, row.account()));
        marks.removeIf(row -> isIn(environment, row.account()));
        sightings.removeIf(row -> row.environment().equals(environment));
        staged.removeIf(row -> row.environment().equals(environment));
        journal.removeIf(row -> row.work().entry().environment().equals(environment));
        notifications.removeIf(row -> row.environment().equals(environment));
        rotations.removeIf(row -> row.environment().equals(environment));
        servers.removeIf(row -> row.environment().equals(environment));
        settings.removeIf(row -> row.place().equals(id.toString()));
        access.remove(environment);
        accounts.removeIf(row -> row.environment().equals(environment));
        environments.remove(environment);
    }

    private boolean isOf(EnvironmentId environment, ConnectionId connection) {
        return connections
                .find(connection)
                .filter(row -> row.environment().equals(environment))
                .isPresent();
    }

    /// The name that people know an account by, for problem texts.
    String nameOf(PublicKey account) {
        return accounts.find(account).map(Account::name).orElseGet(account::shortText);
    }

    /// What would be refused on the way out must not get in.
    static void requireKept(@Nullable String name) {
        if (name != null && !Names.isKept(name)) {
            throw ProblemException.of(ProblemCode.NAME_INVALID, name);
        }
    }

    boolean isIn(EnvironmentId environment, PublicKey account) {
        return accounts.find(account)
                .filter(row -> row.environment().equals(environment))
                .isPresent();
    }
}
