package dev.sluice.domain.port;

import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditSeal;
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
import java.time.Instant;
import java.util.Collection;
import java.util.UUID;

/// A transaction: `save` inserts or replaces the row of that identity. Nothing is ever deleted but staged changes,
/// and connections of which nothing came. Uniqueness among live rows is enforced: a clash is the matching
/// `…_EXISTS` problem.
public interface StoreTx extends StoreView {
    /// Opens an entry of the journal.
    void begin(Journal.Entry entry);

    /// Appends to an open entry of the journal; the number follows from the order.
    void step(UUID entry, Journal.Step step);

    /// Closes an entry of the journal: nothing is left to finish or undo.
    void end(UUID entry, String outcome, Instant at);

    void save(Environment environment);

    void save(EnvironmentAccess access);

    void save(Account account);

    void save(User user);

    void save(Export export);

    void save(Import added);

    void save(Connection connection);

    /// Forgets one that was made only for an attempt that failed.
    void drop(Connection connection);

    /// Keeps the later of two revocations of the same exporter, kind, subject and target.
    void save(Revocation revocation);

    /// Takes one back, if it is still as it is here.
    void drop(Revocation revocation);

    void save(StagedChange change);

    void dropStaged(UUID change);

    void save(Setting setting);

    void save(Rotation rotation);

    /// For the ledger only. The number follows from the order; a text that is known is not kept twice.
    void append(Revision revision);

    /// For the ledger only.
    void append(Notification notice);

    void delivered(UUID notice, Notification.Delivery delivery, Instant at);

    void markRead(UUID notice, Instant at);

    /// Every notice of the environment.
    void markAllRead(EnvironmentId environment, Instant at);

    /// For the ledger only, which appends to the chain and never changes what is there.
    void append(AuditEntry entry);

    /// For the ledger only; there is one.
    void save(AuditSeal seal);

    void save(KnownServer server);

    /// Forgets every server of the environment that was known under one of these names.
    void forget(EnvironmentId environment, Collection<String> names);

    void save(IgnoredDrift rest);

    void dropDriftRest(PublicKey account);

    void save(DriftMark mark);

    void save(ExpiryMark mark);

    void save(ActivationTerm term);

    /// One of all takes the place of those of each.
    void save(Sighting sighting);

    void dropTerm(ConnectionId connection);

    void save(Removal removal);
}
