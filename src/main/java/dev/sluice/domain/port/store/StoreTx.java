package dev.sluice.domain.port.store;

import dev.sluice.domain.port.query.StoreView;
import java.util.List;

/// A transaction: `save` inserts or replaces the row of that identity. Nothing is ever deleted but staged changes,
/// connections of which nothing came, what is remembered for a while, and all of an environment that is taken out
/// of the workspace. Uniqueness among live rows is enforced: a clash is the matching `…_EXISTS` problem.
public interface StoreTx extends StoreView {
    @Override
    EnvironmentRepository environments();

    @Override
    AccountRepository accounts();

    @Override
    UserRepository users();

    @Override
    ExportRepository exports();

    @Override
    ImportRepository imports();

    @Override
    ConnectionRepository connections();

    @Override
    RevocationRepository revocations();

    @Override
    StagedChangeRepository staged();

    @Override
    JournalRepository journal();

    @Override
    RevisionRepository revisions();

    @Override
    NotificationRepository notifications();

    @Override
    RotationRepository rotations();

    @Override
    KeyMarkRepository keyMarks();

    @Override
    SettingRepository settings();

    @Override
    ServerRepository servers();

    @Override
    DriftRepository drift();

    @Override
    AuditRepository audit();

    /// What was changed so far, in order: every write of a repository that changed something is among them, so
    /// whoever reads the list misses none.
    List<Change> changes();
}
