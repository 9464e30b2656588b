package dev.sluice.adapter.store;

import dev.sluice.adapter.store.row.AccountRows;
import dev.sluice.adapter.store.row.AuditRows;
import dev.sluice.adapter.store.row.ConnectionRows;
import dev.sluice.adapter.store.row.DriftRows;
import dev.sluice.adapter.store.row.EnvironmentRows;
import dev.sluice.adapter.store.row.ExportRows;
import dev.sluice.adapter.store.row.ImportRows;
import dev.sluice.adapter.store.row.JournalRows;
import dev.sluice.adapter.store.row.KeyMarkRows;
import dev.sluice.adapter.store.row.NotificationRows;
import dev.sluice.adapter.store.row.RevisionRows;
import dev.sluice.adapter.store.row.RevocationRows;
import dev.sluice.adapter.store.row.RotationRows;
import dev.sluice.adapter.store.row.RowTransaction;
import dev.sluice.adapter.store.row.ServerRows;
import dev.sluice.adapter.store.row.SettingRows;
import dev.sluice.adapter.store.row.StagedRows;
import dev.sluice.adapter.store.row.UserRows;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import java.util.Collection;
import org.jdbi.v3.core.Handle;

/// The queries over one transaction, of no use once that has ended. What services ask for again and again within
/// one transaction is kept for its length. For one thread.
class SqlView implements StoreView {
    private final RowTransaction transaction;
    private final EnvironmentRows environments;
    private final AccountRows accounts;
    private final UserRows users;
    private final ExportRows exports;
    private final ImportRows imports;
    private final ConnectionRows connections;
    private final RevocationRows revocations;
    private final StagedRows staged;
    private final JournalRows journal;
    private final RevisionRows revisions;
    private final NotificationRows notifications;
    private final RotationRows rotations;
    private final KeyMarkRows keyMarks;
    private final SettingRows settings;
    private final ServerRows servers;
    private final DriftRows drift;
    private final AuditRows audit;

    SqlView(Handle handle) {
        this.transaction = new RowTransaction(handle);
        this.environments = new EnvironmentRows(transaction);
        this.accounts = new AccountRows(transaction);
        this.users = new UserRows(transaction);
        this.exports = new ExportRows(transaction);
        this.imports = new ImportRows(transaction);
        this.connections = new ConnectionRows(transaction);
        this.revocations = new RevocationRows(transaction);
        this.staged = new StagedRows(transaction);
        this.journal = new JournalRows(transaction);
        this.revisions = new RevisionRows(transaction);
        this.notifications = new NotificationRows(transaction);
        this.rotations = new RotationRows(transaction);
        this.keyMarks = new KeyMarkRows(transaction);
        this.settings = new SettingRows(transaction);
        this.servers = new ServerRows(transaction);
        this.drift = new DriftRows(transaction);
        this.audit = new AuditRows(transaction);
    }

    final RowTransaction transaction() {
        return transaction;
    }

    @Override
    public final EnvironmentRows environments() {
        return environments;
    }

    @Override
    public final AccountRows accounts() {
        return accounts;
    }

    @Override
    public final UserRows users() {
        return users;
    }

    @Override
    public final ExportRows exports() {
        return exports;
    }

    @Override
    public final ImportRows imports() {
        return imports;
    }

    @Override
    public final ConnectionRows connections() {
        return connections;
    }

    @Override
    public final RevocationRows revocations() {
        return revocations;
    }

    @Override
    public final StagedRows staged() {
        return staged;
    }

    @Override
    public final JournalRows journal() {
        return journal;
    }

    @Override
    public final RevisionRows revisions() {
        return revisions;
    }

    @Override
    public final NotificationRows notifications() {
        return notifications;
    }

    @Override
    public final RotationRows rotations() {
        return rotations;
    }

    @Override
    public final KeyMarkRows keyMarks() {
        return keyMarks;
    }

    @Override
    public final SettingRows settings() {
        return settings;
    }

    @Override
    public final ServerRows servers() {
        return servers;
    }

    @Override
    public final DriftRows drift() {
        return drift;
    }

    @Override
    public final AuditRows audit() {
        return audit;
    }

    @Override
    public final void lookAhead(Collection<PublicKey> keys) {
        accounts.lookAhead(keys);
        exports.lookAhead(keys);
        imports.lookAhead(keys);
        connections.lookAhead(keys);
        revocations.lookAhead(keys);
    }
}
