package dev.sluice.adapter.store;

import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditSeal;
import dev.sluice.domain.federation.port.Journal;
import dev.sluice.domain.federation.port.StoreChange.Topic;
import dev.sluice.domain.federation.port.StoreTx;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.DriftMark;
import dev.sluice.domain.model.DriftRest;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.ExpiryMark;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.KnownServer;
import dev.sluice.domain.model.Notice;
import dev.sluice.domain.model.Removal;
import dev.sluice.domain.model.Revision;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.Rotation;
import dev.sluice.domain.model.Setting;
import dev.sluice.domain.model.StagedChange;
import dev.sluice.domain.model.Term;
import dev.sluice.domain.model.User;
import dev.sluice.domain.nkey.PublicKey;
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

    SqlTx(Handle handle) {
        super(handle);
        this.journal = new JournalRows(handle);
    }

    Set<Topic> touched() {
        return touched;
    }

    @Override
    public void begin(Journal.Entry entry) {
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
        touched.add(Topic.JOURNAL);
        return journal;
    }

    @Override
    public void save(Environment environment) {
        touched.add(Topic.ENVIRONMENTS);
        new EnvironmentRows(handle()).save(environment);
    }

    @Override
    public void save(EnvironmentAccess access) {
        touched.add(Topic.ENVIRONMENTS);
        new AccessRows(handle()).save(access);
    }

    @Override
    public void save(Account account) {
        touched.add(Topic.ACCOUNTS);
        new AccountRows(handle()).save(account);
    }

    @Override
    public void save(User user) {
        touched.add(Topic.USERS);
        new UserRows(handle()).save(user);
    }

    @Override
    public void save(Export export) {
        touched.add(Topic.EXPORTS);
        new ExportRows(handle()).save(export);
    }

    @Override
    public void save(Import added) {
        touched.add(Topic.IMPORTS);
        new ImportRows(handle()).save(added);
    }

    @Override
    public void save(Connection connection) {
        touched.add(Topic.CONNECTIONS);
        new ConnectionRows(handle()).save(connection);
    }

    @Override
    public void save(Revocation revocation) {
        touched.add(Topic.REVOCATIONS);
        new RevocationRows(handle()).save(revocation);
    }

    @Override
    public void drop(Revocation revocation) {
        touched.add(Topic.REVOCATIONS);
        new RevocationRows(handle()).drop(revocation);
    }

    @Override
    public void save(StagedChange change) {
        touched.add(Topic.STAGED);
        new StagedRows(handle()).save(change);
    }

    @Override
    public void dropStaged(UUID change) {
        touched.add(Topic.STAGED);
        new StagedRows(handle()).drop(change);
    }

    @Override
    public void save(Setting setting) {
        touched.add(Topic.SETTINGS);
        new SettingRows(handle()).save(setting);
    }

    @Override
    public void save(Rotation rotation) {
        touched.add(Topic.ENVIRONMENTS);
        new RotationRows(handle()).save(rotation);
    }

    @Override
    public void append(Revision revision) {
        touched.add(Topic.REVISIONS);
        new RevisionRows(handle()).append(revision);
    }

    @Override
    public void append(Notice notice) {
        touched.add(Topic.NOTICES);
        new NoticeRows(handle()).append(notice);
    }

    @Override
    public void delivered(UUID notice, Notice.Delivery delivery, Instant at) {
        touched.add(Topic.NOTICE_STATES);
        new NoticeRows(handle()).delivered(notice, delivery, at);
    }

    @Override
    public void markRead(UUID notice, Instant at) {
        touched.add(Topic.NOTICE_STATES);
        new NoticeRows(handle()).markRead(notice, at);
    }

    @Override
    public void markAllRead(EnvironmentId environment, Instant at) {
        touched.add(Topic.NOTICE_STATES);
        new NoticeRows(handle()).markAllRead(environment, at);
    }

    @Override
    public void append(AuditEntry entry) {
        touched.add(Topic.AUDIT);
        new AuditRows(handle()).append(entry);
    }

    @Override
    public void save(AuditSeal seal) {
        touched.add(Topic.AUDIT);
        new AuditRows(handle()).save(seal);
    }

    @Override
    public void save(KnownServer server) {
        touched.add(Topic.SERVERS);
        new ReconcileRows(handle()).save(server);
    }

    @Override
    public void forget(EnvironmentId environment, Collection<String> names) {
        touched.add(Topic.SERVERS);
        new ReconcileRows(handle()).forget(environment, names);
    }

    @Override
    public void save(DriftRest rest) {
        touched.add(Topic.DRIFT);
        new ReconcileRows(handle()).save(rest);
    }

    @Override
    public void dropDriftRest(PublicKey account) {
        touched.add(Topic.DRIFT);
        new ReconcileRows(handle()).dropRest(account);
    }

    @Override
    public void save(DriftMark mark) {
        touched.add(Topic.DRIFT);
        new AlarmRows(handle()).save(mark);
    }

    @Override
    public void save(ExpiryMark mark) {
        touched.add(Topic.NOTICE_STATES);
        new AlarmRows(handle()).save(mark);
    }

    @Override
    public void save(Term term) {
        touched.add(Topic.CONNECTIONS);
        new ReconcileRows(handle()).save(term);
    }

    @Override
    public void dropTerm(ConnectionId connection) {
        touched.add(Topic.CONNECTIONS);
        new ReconcileRows(handle()).dropTerm(connection);
    }

    @Override
    public void save(Removal removal) {
        touched.add(Topic.ACCOUNTS);
        new ReconcileRows(handle()).save(removal);
    }
}
