package dev.sluice.adapter.store;

import dev.sluice.adapter.store.file.StateRow;
import dev.sluice.adapter.store.row.AccessRows;
import dev.sluice.adapter.store.row.AccountRows;
import dev.sluice.adapter.store.row.AlarmRows;
import dev.sluice.adapter.store.row.AuditRows;
import dev.sluice.adapter.store.row.ConnectionRows;
import dev.sluice.adapter.store.row.EnvironmentRows;
import dev.sluice.adapter.store.row.ExportRows;
import dev.sluice.adapter.store.row.ImportRows;
import dev.sluice.adapter.store.row.JournalRows;
import dev.sluice.adapter.store.row.NotificationRows;
import dev.sluice.adapter.store.row.ReconcileRows;
import dev.sluice.adapter.store.row.RevisionRows;
import dev.sluice.adapter.store.row.RevocationRows;
import dev.sluice.adapter.store.row.RotationRows;
import dev.sluice.adapter.store.row.SettingRows;
import dev.sluice.adapter.store.row.SightingRows;
import dev.sluice.adapter.store.row.StagedRows;
import dev.sluice.adapter.store.row.UserRows;
import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditSeal;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.ActivationTerm;
import dev.sluice.domain.model.record.DriftMark;
import dev.sluice.domain.model.record.ExpiryMark;
import dev.sluice.domain.model.record.IgnoredDrift;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.model.record.Revision;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.model.record.Sighting;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.StoreTx;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/// A transaction that writes; it remembers what it touched, for the change feed.
final class SqlTx extends SqlView implements StoreTx {
    private final Set<Topic> touched = EnumSet.noneOf(Topic.class);
    private final JournalRows journal;
    private boolean begins;

    SqlTx(Handle handle) {
        super(handle);
        this.journal = new JournalRows(handle);
    }

    Set<Topic> touched() {
        return touched;
    }

    /// Whether it is part of work on servers that was begun by another one.
    boolean goesOn() {
        return touched.contains(Topic.JOURNAL) && !begins;
    }

    private void touch(Topic topic) {
        touched.add(topic);
        forget(topic);
    }

    void bind(String workspace, String vault) {
        touch(Topic.SETTINGS);
        new StateRow(handle()).bind(workspace, vault);
    }

    @Override
    public void begin(Journal.Entry entry) {
        begins = true;
        journal().begin(entry);
    }

    @Override
    public void step(UUID entry, Journal.Step step) {
        journal().step(entry, step);
    }

    @Override
    public void end(UUID entry, String outcome, Instant at) {
        journal().end(entry, outcome, at);
    }

    private JournalRows journal() {
        touch(Topic.JOURNAL);
        return journal;
    }

    @Override
    public void save(Environment environment) {
        touch(Topic.ENVIRONMENTS);
        new EnvironmentRows(handle()).save(environment);
    }

    @Override
    public void save(EnvironmentAccess access) {
        touch(Topic.ENVIRONMENTS);
        new AccessRows(handle()).save(access);
    }

    @Override
    public void save(Account account) {
        touched.add(Topic.ACCOUNTS);
        forget(account.key());
        new AccountRows(handle()).save(account);
    }

    @Override
    public void save(User user) {
        touch(Topic.USERS);
        new UserRows(handle()).save(user);
    }

    @Override
    public void save(Export export) {
        touch(Topic.EXPORTS);
        new ExportRows(handle()).save(export);
    }

    @Override
    public void save(Import added) {
        touch(Topic.IMPORTS);
        new ImportRows(handle()).save(added);
    }

    @Override
    public void save(Connection connection) {
        touch(Topic.CONNECTIONS);
        new ConnectionRows(handle()).save(connection);
    }

    @Override
    public void drop(Connection connection) {
        touch(Topic.CONNECTIONS);
        new ConnectionRows(handle()).drop(connection);
    }

    @Override
    public void save(Revocation revocation) {
        touch(Topic.REVOCATIONS);
        new RevocationRows(handle()).save(revocation);
    }

    @Override
    public void drop(Revocation revocation) {
        touch(Topic.REVOCATIONS);
        new RevocationRows(handle()).drop(revocation);
    }

    @Override
    public void save(StagedChange change) {
        touch(Topic.STAGED);
        new StagedRows(handle()).save(change);
    }

    @Override
    public void dropStaged(UUID change) {
        touch(Topic.STAGED);
        new StagedRows(handle()).drop(change);
    }

    @Override
    public void save(Setting setting) {
        touch(Topic.SETTINGS);
        new SettingRows(handle()).save(setting);
    }

    @Override
    public void save(Rotation rotation) {
        touch(Topic.ENVIRONMENTS);
        new RotationRows(handle()).save(rotation);
    }

    @Override
    public void append(Revision revision) {
        touch(Topic.REVISIONS);
        new RevisionRows(handle()).append(revision);
    }

    @Override
    public void append(Notification notice) {
        touch(Topic.NOTICES);
        new NotificationRows(handle()).append(notice);
    }

    @Override
    public void delivered(UUID notice, Notification.Delivery delivery, Instant at) {
        touch(Topic.NOTICE_STATES);
        new NotificationRows(handle()).delivered(notice, delivery, at);
    }

    @Override
    public void markRead(UUID notice, Instant at) {
        touch(Topic.NOTICE_STATES);
        new NotificationRows(handle()).markRead(notice, at);
    }

    @Override
    public void markAllRead(EnvironmentId environment, Instant at) {
        touch(Topic.NOTICE_STATES);
        new NotificationRows(handle()).markAllRead(environment, at);
    }

    @Override
    public void append(AuditEntry entry) {
        touch(Topic.AUDIT);
        new AuditRows(handle()).append(entry);
    }

    @Override
    public void save(AuditSeal seal) {
        touch(Topic.AUDIT);
        new AuditRows(handle()).save(seal);
    }

    @Override
    public void save(KnownServer server) {
        touch(Topic.SERVERS);
        new ReconcileRows(handle()).save(server);
    }

    @Override
    public void forget(EnvironmentId environment, Collection<String> names) {
        touch(Topic.SERVERS);
        new ReconcileRows(handle()).forget(environment, names);
    }

    @Override
    public void save(IgnoredDrift rest) {
        touch(Topic.DRIFT);
        new ReconcileRows(handle()).save(rest);
    }

    @Override
    public void dropDriftRest(PublicKey account) {
        touch(Topic.DRIFT);
        new ReconcileRows(handle()).dropRest(account);
    }

    @Override
    public void save(DriftMark mark) {
        touch(Topic.DRIFT);
        new AlarmRows(handle()).save(mark);
    }

    @Override
    public void save(ExpiryMark mark) {
        touch(Topic.NOTICE_STATES);
        new AlarmRows(handle()).save(mark);
    }

    @Override
    public void save(Sighting sighting) {
        touch(Topic.DRIFT);
        new SightingRows(handle()).save(sighting);
    }

    @Override
    public void save(ActivationTerm term) {
        touch(Topic.CONNECTIONS);
        new ReconcileRows(handle()).save(term);
    }

    @Override
    public void dropTerm(ConnectionId connection) {
        touch(Topic.CONNECTIONS);
        new ReconcileRows(handle()).dropTerm(connection);
    }

    @Override
    public void save(Removal removal) {
        touch(Topic.ACCOUNTS);
        new ReconcileRows(handle()).save(removal);
    }
}
