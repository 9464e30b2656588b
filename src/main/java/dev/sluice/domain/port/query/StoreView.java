package dev.sluice.domain.port.query;

import dev.sluice.domain.audit.AuditTrail;
import dev.sluice.domain.nkey.PublicKey;
import java.util.Collection;

/// Queries, by what they are about. "Live" leaves out what was removed or deleted; history is kept for ever. Lists
/// are ordered by name, connections by creation.
public interface StoreView {
    EnvironmentQueries environments();

    AccountQueries accounts();

    UserQueries users();

    ExportQueries exports();

    ImportQueries imports();

    ConnectionQueries connections();

    RevocationQueries revocations();

    StagedChangeQueries staged();

    JournalQueries journal();

    RevisionQueries revisions();

    NotificationQueries notifications();

    RotationQueries rotations();

    KeyMarkQueries keyMarks();

    SettingQueries settings();

    ServerQueries servers();

    DriftQueries drift();

    AuditTrail audit();

    /// Reads all that the claims of these accounts are made of in a few queries, for whoever asks for one after
    /// the other next.
    void lookAhead(Collection<PublicKey> accounts);
}
