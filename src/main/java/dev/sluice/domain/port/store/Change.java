package dev.sluice.domain.port.store;

import dev.sluice.domain.audit.AuditEntry;
import dev.sluice.domain.audit.AuditSeal;
import dev.sluice.domain.feed.StoreChange.Topic;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.ActivationTerm;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.model.record.DriftMark;
import dev.sluice.domain.model.record.ExpiryMark;
import dev.sluice.domain.model.record.IgnoredDrift;
import dev.sluice.domain.model.record.Journal;
import dev.sluice.domain.model.record.KeyMark;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.model.record.Revision;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.model.record.Sighting;
import dev.sluice.domain.model.record.StagedChange;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One thing that a transaction changed. The list is sealed, and who reads it names every kind: a new kind of
/// write does not compile until audit, events and the change feed have said what it is to them.
///
/// `before` is the row as it was, null when it is new; it is left out where nobody compares.
public sealed interface Change {
    /// What it is about, for the change feed.
    default Topic topic() {
        return switch (this) {
            case EnvironmentSaved _, EnvironmentDropped _, AccessSaved _ -> Topic.ENVIRONMENTS;
            case RotationSaved _, KeyMarked _ -> Topic.ENVIRONMENTS;
            case AccountSaved _, RemovalSaved _ -> Topic.ACCOUNTS;
            case UserSaved _, CredsIssued _ -> Topic.USERS;
            case ExportSaved _ -> Topic.EXPORTS;
            case ImportSaved _ -> Topic.IMPORTS;
            case ConnectionSaved _, ConnectionDropped _ -> Topic.CONNECTIONS;
            case TermSaved _, TermDropped _ -> Topic.CONNECTIONS;
            case RevocationSaved _, RevocationDropped _ -> Topic.REVOCATIONS;
            case StagedChangeSaved _, StagedChangeDropped _ -> Topic.STAGED;
            case JournalBegun _, JournalStepped _, JournalEnded _ -> Topic.JOURNAL;
            case AuditAppended _, AuditSealed _ -> Topic.AUDIT;
            case SettingSaved _ -> Topic.SETTINGS;
            case ServerSaved _, ServerForgotten _ -> Topic.SERVERS;
            case IgnoredDriftSaved _, IgnoredDriftDropped _ -> Topic.DRIFT;
            case DriftMarkSaved _, SightingSaved _ -> Topic.DRIFT;
            case RevisionAppended _ -> Topic.REVISIONS;
            case NotificationAppended _ -> Topic.NOTIFICATIONS;
            case NotificationDelivered _, NotificationRead _ -> Topic.NOTIFICATION_STATES;
            case NotificationsRead _, ExpiryMarkSaved _ -> Topic.NOTIFICATION_STATES;
        };
    }

    /// What is only written down on the way: of what is being done on servers, of what was told to whom, and of
    /// the log itself. The rows that it is about are changes of their own.
    sealed interface Bookkeeping extends Change {}

    record EnvironmentSaved(@Nullable Environment before, Environment after) implements Change {}

    /// With every row that was of it.
    record EnvironmentDropped(Environment before) implements Change {}

    record AccessSaved(EnvironmentAccess before, EnvironmentAccess after) implements Change {}

    record AccountSaved(@Nullable Account before, Account after) implements Change {}

    record RemovalSaved(@Nullable Removal before, Removal after) implements Change {}

    record UserSaved(User after) implements Change {}

    record CredsIssued(CredsIssue after) implements Change {}

    record KeyMarked(KeyMark after) implements Change {}

    record ExportSaved(@Nullable Export before, Export after) implements Change {}

    /// @param before null, too, for one that was removed
    record ImportSaved(@Nullable Import before, Import after) implements Change {}

    record ConnectionSaved(@Nullable Connection before, Connection after) implements Change {}

    record ConnectionDropped(Connection before) implements Change {}

    record TermSaved(@Nullable ActivationTerm before, ActivationTerm after) implements Change {}

    record TermDropped(ActivationTerm before) implements Change {}

    record RevocationSaved(Revocation after) implements Change {}

    record RevocationDropped(Revocation before) implements Change {}

    record StagedChangeSaved(StagedChange after) implements Change {}

    record StagedChangeDropped(StagedChange before) implements Change {}

    record RotationSaved(@Nullable Rotation before, Rotation after) implements Change {}

    record SettingSaved(@Nullable Setting before, Setting after) implements Change {}

    record ServerSaved(@Nullable KnownServer before, KnownServer after) implements Change {}

    record ServerForgotten(KnownServer before) implements Change {}

    record IgnoredDriftSaved(IgnoredDrift after) implements Change {}

    record IgnoredDriftDropped(IgnoredDrift before) implements Change {}

    record DriftMarkSaved(@Nullable DriftMark before, DriftMark after) implements Change {}

    /// That somebody looked is no act.
    record SightingSaved(Sighting after) implements Bookkeeping {}

    record ExpiryMarkSaved(ExpiryMark after) implements Bookkeeping {}

    record JournalBegun(Journal.Entry entry) implements Bookkeeping {}

    record JournalStepped(UUID entry, Journal.Step step) implements Bookkeeping {}

    record JournalEnded(UUID entry, Journal.Ending ending) implements Bookkeeping {}

    record RevisionAppended(Revision after) implements Bookkeeping {}

    record NotificationAppended(Notification after) implements Bookkeeping {}

    record NotificationDelivered(UUID notice, Notification.Delivery delivery) implements Bookkeeping {}

    record NotificationRead(UUID notice) implements Bookkeeping {}

    record NotificationsRead(EnvironmentId environment) implements Bookkeeping {}

    record AuditAppended(AuditEntry after) implements Bookkeeping {}

    record AuditSealed(AuditSeal after) implements Bookkeeping {}
}
