package dev.sluice.domain.event;

import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.ConnectionState;
import dev.sluice.domain.model.record.DriftMark;
import dev.sluice.domain.model.record.ExpiryMark;
import dev.sluice.domain.model.record.Notification;
import dev.sluice.domain.model.record.Notification.Delivery;
import dev.sluice.domain.model.record.Notification.Facts;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.IdSource;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.Change;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is told of which change of a connection, of an end that comes near, and of drift.
public final class NotificationCentre {
    static final String EXPORT_CREATED = "federation.export.created";
    static final String IMPORT_ACCEPTED = "federation.import.accepted";
    static final String ACTIVATED = "federation.connection.activated";
    static final String DECLINED = "federation.import.declined";
    static final String REVOKED = "federation.connection.revoked";
    static final String EXPIRED = "federation.connection.expired";
    static final String TERMINATED = "federation.connection.terminated";
    static final String DEGRADED = "federation.connection.degraded";
    static final String EXPIRING = "federation.connection.expiring";
    static final String DRIFT_FOUND = "federation.drift.found";
    static final String SOURCE_DELETED = "federation.source.deleted";

    private final StoreView view;
    private final IdSource ids;
    private final Instant now;

    public NotificationCentre(StoreView view, IdSource ids, Instant now) {
        this.view = view;
        this.ids = ids;
        this.now = now;
    }

    private record Told(PublicKey account, String type) {}

    public List<Notification> of(Change change) {
        return switch (change) {
            case Change.ConnectionSaved(var before, var row) -> of(before == null ? null : before.state(), row);
            case Change.DriftMarkSaved(var before, var mark) -> isNews(before, mark) ? drift(mark) : List.of();
            case Change.ExpiryMarkSaved(var mark) -> expiring(mark);
            // Only what failed before it was agreed is dropped; nobody was told of it.
            case Change.ConnectionDropped _ -> List.of();
            // Partners learn of the rest by what it does to their connections.
            case Change.AccountSaved _, Change.RemovalSaved _, Change.UserSaved _ -> List.of();
            case Change.CredsIssued _, Change.KeyMarked _ -> List.of();
            case Change.ExportSaved _, Change.ImportSaved _, Change.TermSaved _, Change.TermDropped _ -> List.of();
            case Change.RevocationSaved _, Change.RevocationDropped _ -> List.of();
            case Change.StagedChangeSaved _, Change.StagedChangeDropped _ -> List.of();
            case Change.EnvironmentSaved _, Change.EnvironmentDropped _ -> List.of();
            case Change.AccessSaved _, Change.SettingSaved _ -> List.of();
            case Change.RotationSaved _, Change.ServerSaved _, Change.ServerForgotten _ -> List.of();
            case Change.IgnoredDriftSaved _, Change.IgnoredDriftDropped _ -> List.of();
            case Change.Bookkeeping _ -> List.of();
        };
    }

    private List<Notification> of(@Nullable ConnectionState before, Connection after) {
        return before == after.state()
                ? List.of()
                : told(before, after).stream()
                        .map(told -> notice(told, after, after.status().reason().word(), null))
                        .toList();
    }

    private static boolean isNews(@Nullable DriftMark before, DriftMark after) {
        return after.isOpen() && !(before != null && before.isSame(after));
    }

    /// Whoever can connect to the account may be the one who changed it, so it is not told there.
    private List<Notification> drift(DriftMark mark) {
        return view.accounts().find(mark.account()).stream()
                .map(account -> new Notification(
                        ids.next(),
                        account.environment(),
                        account.key(),
                        DRIFT_FOUND,
                        null,
                        Facts.ofAccount(account.key().text(), account.name(), mark.status()),
                        now,
                        null,
                        null,
                        Delivery.INBOX))
                .toList();
    }

    private List<Notification> expiring(ExpiryMark mark) {
        var near = "within-%d-days".formatted(mark.days());
        return view.connections().find(mark.connection()).stream()
                .flatMap(connection ->
                        both(connection, EXPIRING).stream().map(told -> notice(told, connection, near, mark.end())))
                .toList();
    }

    private static List<Told> told(@Nullable ConnectionState before, Connection after) {
        var exporter = after.exporter();
        var importer = after.importer();
        return switch (after.state()) {
            // An offer that was put back is none.
            case PENDING ->
                before == null && after.share().export() != null
                        ? List.of(new Told(importer, EXPORT_CREATED))
                        : List.of();
            case ACTIVE -> {
                var told = new ArrayList<Told>();
                if (before == ConnectionState.ACTIVATING) {
                    told.add(new Told(exporter, IMPORT_ACCEPTED));
                }
                told.addAll(both(after, ACTIVATED));
                yield told;
            }
            case DEGRADED -> both(after, DEGRADED);
            case REVOKED -> both(after, REVOKED);
            case DECLINED -> both(after, DECLINED);
            case EXPIRED -> both(after, EXPIRED);
            case TERMINATED -> {
                var told = new ArrayList<>(both(after, TERMINATED));
                told.add(new Told(importer, SOURCE_DELETED));
                yield told;
            }
            case ACTIVATING, SUSPENDED, REVOKING -> List.of();
        };
    }

    private static List<Told> both(Connection connection, String type) {
        return List.of(new Told(connection.exporter(), type), new Told(connection.importer(), type));
    }

    private Notification notice(Told told, Connection connection, String reason, @Nullable Instant ends) {
        return new Notification(
                ids.next(),
                connection.environment(),
                told.account(),
                told.type(),
                connection.id(),
                facts(connection, reason),
                now,
                ends,
                null,
                Delivery.WAITING);
    }

    private Facts facts(Connection connection, String reason) {
        var share = connection.share();
        return new Facts(
                share.name(),
                share.kind().word(),
                share.subject().text(),
                connection.effectiveSubject().text(),
                connection.state().word(),
                reason,
                share.exporter().text(),
                name(share.exporter()),
                share.importer().text(),
                name(share.importer()));
    }

    private String name(PublicKey key) {
        return view.accounts().find(key).map(Account::name).orElseGet(key::shortText);
    }
}
