package dev.sluice.domain.port;

import dev.sluice.domain.audit.AuditTrail;
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
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Queries. "Live" leaves out what was removed or deleted; history is kept for ever. Lists are ordered by name,
/// connections by creation.
public interface StoreView {
    /// Entries of the journal that are not closed, oldest first, with their steps.
    List<Journal.Open> openWork(EnvironmentId environment);

    /// Whether this text was ever signed for the account here, or about to be pushed: then it is ours, however
    /// old.
    boolean knows(PublicKey account, String jwt);

    /// Managed live accounts that were never about to be pushed from here, and never seen on every server: brought
    /// in from elsewhere, or waiting for their first push.
    Set<PublicKey> neverPushed(EnvironmentId environment);

    /// Managed live accounts whose last signed text was not seen on every server.
    List<Account> unconfirmed(EnvironmentId environment);

    List<Environment> environments();

    /// Reads all that the claims of these accounts are made of in a few queries, for whoever asks for one after
    /// the other next.
    void lookAhead(Collection<PublicKey> accounts);

    /// Nothing special when nothing was set.
    EnvironmentAccess access(EnvironmentId environment);

    /// Live accounts of every role.
    List<Account> accounts(EnvironmentId environment);

    /// Live or deleted.
    Optional<Account> account(PublicKey key);

    /// The live one of that name.
    Optional<Account> account(EnvironmentId environment, String name);

    /// The last deleted one of that name.
    Optional<Account> deletedAccount(EnvironmentId environment, String name);

    /// What hangs on each account by its rows; none for one with nothing.
    Map<PublicKey, AccountTally> tallies(EnvironmentId environment);

    /// What every account of the environment is called, live or deleted.
    Map<PublicKey, String> names(EnvironmentId environment);

    List<User> users(PublicKey account);

    /// Of every account of the environment, live or deleted.
    List<User> users(EnvironmentId environment);

    /// Live exports of the account.
    List<Export> exports(PublicKey account);

    /// Live exports of the environment.
    List<Export> exports(EnvironmentId environment);

    /// Live or removed.
    Optional<Export> export(ExportId id);

    /// How many live connections rest on each export; none for one without.
    Map<ExportId, Integer> connectionsByExport(EnvironmentId environment);

    /// Live public imports of the account.
    List<Import> imports(PublicKey account);

    /// Live public imports of the environment.
    List<Import> imports(EnvironmentId environment);

    /// In every state.
    List<Connection> connections(EnvironmentId environment);

    /// In one of these states.
    List<Connection> connections(EnvironmentId environment, Set<ConnectionState> states);

    /// Live ones that have an end.
    ///
    /// @param until the latest of these ends; null for any
    List<Connection> ending(EnvironmentId environment, @Nullable Instant until);

    /// When servers were last seen to have which connections.
    List<Sighting> sightings(EnvironmentId environment);

    /// Live ones, as exporter or importer.
    List<Connection> connectionsOf(PublicKey account);

    /// Ended ones too: an account may have thousands of them.
    List<Connection> connectionsEverOf(PublicKey account);

    Optional<Connection> connection(ConnectionId id);

    List<Revocation> revocations(PublicKey exporter);

    /// In the order made.
    List<StagedChange> staged(EnvironmentId environment);

    AuditTrail audit();

    /// Every JWT that was signed for the account, newest first.
    List<Revision> revisions(PublicKey account);

    /// What the account was told of, newest first.
    List<Notification> notices(PublicKey account, int most);

    /// What its accounts were told of, newest first.
    List<Notification> notices(EnvironmentId environment, int most);

    /// How many of them nobody has seen.
    long unreadNotices(EnvironmentId environment);

    /// The replacement under way of a signing key.
    Optional<Rotation> rotation(PublicKey subject);

    /// Of every signing key that was or is being replaced, newest first.
    List<Rotation> rotations(EnvironmentId environment);

    /// Notices that wait to be published, oldest first; not those of accounts that no server has yet.
    ///
    /// @param resting accounts that are left out too
    List<Notification> undelivered(EnvironmentId environment, Set<PublicKey> resting, int most);

    /// @param place as in [Setting]
    Optional<Setting> setting(String place, String name);
    /// Deleted accounts, by name.
    List<Account> deletedAccounts(EnvironmentId environment);

    /// Every server that answered since the environment was given its addresses.
    List<KnownServer> knownServers(EnvironmentId environment);

    Optional<IgnoredDrift> driftRest(PublicKey account);

    Optional<DriftMark> driftMark(PublicKey account);

    /// Of every account of the environment, live or deleted.
    List<DriftMark> driftMarks(EnvironmentId environment);

    Optional<ExpiryMark> expiryMark(ConnectionId connection);

    /// How long the activations of a connection live; empty for ever.
    Optional<ActivationTerm> term(ConnectionId connection);

    /// Empty for an account that nobody deletes.
    Optional<Removal> removal(PublicKey account);

    /// Of every account of the environment that is deleted or being deleted.
    List<Removal> removals(EnvironmentId environment);
}
