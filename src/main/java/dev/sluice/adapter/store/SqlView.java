package dev.sluice.adapter.store;

import dev.sluice.adapter.store.row.AccessRows;
import dev.sluice.adapter.store.row.AccountRowCache;
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
import dev.sluice.adapter.store.row.TallyRows;
import dev.sluice.adapter.store.row.UserRows;
import dev.sluice.domain.audit.AuditTrail;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionId;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.ExportId;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.AccountTally;
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
import dev.sluice.domain.port.StoreView;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The queries over one transaction, of no use once that has ended. What services ask for again and again within
/// one transaction is kept for its length. For one thread.
class SqlView implements StoreView {
    private final Handle handle;
    private final AccountRowCache<Account> accounts;
    private final AccountRowCache<Removal> removals;
    private final AccountRowCache<Export> exports;
    private final AccountRowCache<Import> imports;
    private final AccountRowCache<Connection> connections;
    private final AccountRowCache<Revocation> revocations;
    private @Nullable List<Environment> environments;

    SqlView(Handle handle) {
        this.handle = handle;
        var accountRows = new AccountRows(handle);
        var reconcileRows = new ReconcileRows(handle);
        var exportRows = new ExportRows(handle);
        var importRows = new ImportRows(handle);
        var connectionRows = new ConnectionRows(handle);
        var revocationRows = new RevocationRows(handle);
        this.accounts = new AccountRowCache<>(accountRows::of, accountRows::of);
        this.removals = new AccountRowCache<>(reconcileRows::removals, reconcileRows::removals);
        this.exports = new AccountRowCache<>(exportRows::live, exportRows::live);
        this.imports = new AccountRowCache<>(importRows::live, importRows::live);
        this.connections = new AccountRowCache<>(connectionRows::live, connectionRows::live);
        this.revocations = new AccountRowCache<>(revocationRows::of, revocationRows::of);
    }

    @Override
    public void lookAhead(Collection<PublicKey> keys) {
        accounts.lookAhead(keys);
        removals.lookAhead(keys);
        exports.lookAhead(keys);
        imports.lookAhead(keys);
        connections.lookAhead(keys);
        revocations.lookAhead(keys);
    }

    /// To be called before the row of an account changes.
    final void forget(PublicKey account) {
        accounts.forget(account);
    }

    /// To be called before other rows of a topic change.
    final void forget(Topic topic) {
        switch (topic) {
            case ENVIRONMENTS -> environments = null;
            case ACCOUNTS -> removals.forget();
            case EXPORTS -> exports.forget();
            case IMPORTS -> imports.forget();
            case CONNECTIONS -> connections.forget();
            case REVOCATIONS -> revocations.forget();
            case USERS, STAGED, JOURNAL, AUDIT, SETTINGS, SERVERS, DRIFT, REVISIONS, NOTICES, NOTICE_STATES -> {
                // Nothing of them is kept.
            }
        }
    }

    final Handle handle() {
        return handle;
    }

    @Override
    public List<Journal.Open> openWork(EnvironmentId environment) {
        return new JournalRows(handle).open(environment);
    }

    @Override
    public boolean knows(PublicKey account, String jwt) {
        // Signed before a crash and pushed by a retry, it has no step, but a revision it has.
        return new JournalRows(handle).knows(account, jwt) || new RevisionRows(handle).knows(account, jwt);
    }

    @Override
    public Set<PublicKey> neverPushed(EnvironmentId environment) {
        return new AccountRows(handle).neverPushed(environment);
    }

    @Override
    public List<Account> unconfirmed(EnvironmentId environment) {
        return new AccountRows(handle).unconfirmed(environment);
    }

    @Override
    public List<Environment> environments() {
        var present = environments == null ? List.copyOf(new EnvironmentRows(handle).all()) : environments;
        environments = present;
        return present;
    }

    @Override
    public EnvironmentAccess access(EnvironmentId environment) {
        return new AccessRows(handle).of(environment);
    }

    @Override
    public List<Account> accounts(EnvironmentId environment) {
        return new AccountRows(handle).live(environment);
    }

    @Override
    public Optional<Account> account(PublicKey key) {
        return accounts.of(key).stream().findFirst();
    }

    @Override
    public Optional<Account> account(EnvironmentId environment, String name) {
        return new AccountRows(handle).named(environment, name);
    }

    @Override
    public Optional<Account> deletedAccount(EnvironmentId environment, String name) {
        return new AccountRows(handle).lastDeleted(environment, name);
    }

    @Override
    public Map<PublicKey, AccountTally> tallies(EnvironmentId environment) {
        return new TallyRows(handle).of(environment);
    }

    @Override
    public Map<PublicKey, String> names(EnvironmentId environment) {
        return new AccountRows(handle).names(environment);
    }

    @Override
    public List<User> users(PublicKey account) {
        return new UserRows(handle).of(account);
    }

    @Override
    public List<User> users(EnvironmentId environment) {
        return new UserRows(handle).of(environment);
    }

    @Override
    public List<Export> exports(PublicKey account) {
        return exports.of(account);
    }

    @Override
    public List<Export> exports(EnvironmentId environment) {
        return new ExportRows(handle).live(environment);
    }

    @Override
    public Optional<Export> export(ExportId id) {
        return new ExportRows(handle).find(id);
    }

    @Override
    public Map<ExportId, Integer> connectionsByExport(EnvironmentId environment) {
        return new ConnectionRows(handle).byExport(environment);
    }

    @Override
    public List<Import> imports(PublicKey account) {
        return imports.of(account);
    }

    @Override
    public List<Import> imports(EnvironmentId environment) {
        return new ImportRows(handle).live(environment);
    }

    @Override
    public List<Connection> connections(EnvironmentId environment) {
        return new ConnectionRows(handle).of(environment);
    }

    @Override
    public List<Connection> connections(EnvironmentId environment, Set<ConnectionState> states) {
        return new ConnectionRows(handle).in(environment, states);
    }

    @Override
    public List<Connection> ending(EnvironmentId environment, @Nullable Instant until) {
        return new ConnectionRows(handle).ending(environment, until);
    }

    @Override
    public List<Sighting> sightings(EnvironmentId environment) {
        return new SightingRows(handle).of(environment);
    }

    @Override
    public List<Connection> connectionsOf(PublicKey account) {
        return connections.of(account);
    }

    @Override
    public List<Connection> connectionsEverOf(PublicKey account) {
        return new ConnectionRows(handle).of(account);
    }

    @Override
    public Optional<Connection> connection(ConnectionId id) {
        return new ConnectionRows(handle).find(id);
    }

    @Override
    public List<Revocation> revocations(PublicKey exporter) {
        return revocations.of(exporter);
    }

    @Override
    public List<StagedChange> staged(EnvironmentId environment) {
        return new StagedRows(handle).of(environment);
    }

    @Override
    public List<Revision> revisions(PublicKey account) {
        return new RevisionRows(handle).of(account);
    }

    @Override
    public List<Notification> notices(PublicKey account, int most) {
        return new NotificationRows(handle).of(account, most);
    }

    @Override
    public List<Notification> notices(EnvironmentId environment, int most) {
        return new NotificationRows(handle).of(environment, most);
    }

    @Override
    public long unreadNotices(EnvironmentId environment) {
        return new NotificationRows(handle).unread(environment);
    }

    @Override
    public List<Notification> undelivered(EnvironmentId environment, Set<PublicKey> resting, int most) {
        return new NotificationRows(handle).undelivered(environment, resting, most);
    }

    @Override
    public Optional<Rotation> rotation(PublicKey subject) {
        return new RotationRows(handle).live(subject);
    }

    @Override
    public List<Rotation> rotations(EnvironmentId environment) {
        return new RotationRows(handle).of(environment);
    }

    @Override
    public AuditTrail audit() {
        return new AuditRows(handle);
    }

    @Override
    public Optional<Setting> setting(String place, String name) {
        return new SettingRows(handle).find(place, name);
    }

    @Override
    public List<Account> deletedAccounts(EnvironmentId environment) {
        return new AccountRows(handle).deleted(environment);
    }

    @Override
    public List<KnownServer> knownServers(EnvironmentId environment) {
        return new ReconcileRows(handle).servers(environment);
    }

    @Override
    public Optional<IgnoredDrift> driftRest(PublicKey account) {
        return new ReconcileRows(handle).rest(account);
    }

    @Override
    public Optional<DriftMark> driftMark(PublicKey account) {
        return new AlarmRows(handle).drift(account);
    }

    @Override
    public List<DriftMark> driftMarks(EnvironmentId environment) {
        return new AlarmRows(handle).drifts(environment);
    }

    @Override
    public Optional<ExpiryMark> expiryMark(ConnectionId connection) {
        return new AlarmRows(handle).expiry(connection);
    }

    @Override
    public Optional<ActivationTerm> term(ConnectionId connection) {
        return new ReconcileRows(handle).term(connection);
    }

    @Override
    public Optional<Removal> removal(PublicKey account) {
        return removals.of(account).stream().findFirst();
    }

    @Override
    public List<Removal> removals(EnvironmentId environment) {
        return new ReconcileRows(handle).removals(environment);
    }
}
