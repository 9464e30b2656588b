package dev.sluice.domain.operation;

import dev.sluice.domain.audit.AuditChange;
import dev.sluice.domain.audit.AuditObject;
import dev.sluice.domain.model.Account;
import dev.sluice.domain.model.Connection;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.domain.model.Export;
import dev.sluice.domain.model.Import;
import dev.sluice.domain.model.Revocation;
import dev.sluice.domain.model.record.ActivationTerm;
import dev.sluice.domain.model.record.CredsIssue;
import dev.sluice.domain.model.record.DriftMark;
import dev.sluice.domain.model.record.IgnoredDrift;
import dev.sluice.domain.model.record.KnownServer;
import dev.sluice.domain.model.record.Removal;
import dev.sluice.domain.model.record.Rotation;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.query.StoreView;
import dev.sluice.domain.port.store.Change;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Rows in the words of the log. Never secrets: no token, no JWT.
final class AuditWording {
    private final StoreView view;

    AuditWording(StoreView view) {
        this.view = view;
    }

    AuditObject account(PublicKey key) {
        return new AuditObject(AuditObject.ACCOUNT, key.text(), name(key));
    }

    /// What was done to the row; empty where nothing of it is told.
    Optional<AuditChange> change(Change change) {
        return switch (change) {
            case Change.ConnectionSaved(var before, var row) -> changed(row, text(before), text(row));
            case Change.ConnectionDropped(var row) -> changed(row, text(row), "");
            case Change.TermSaved(var before, var row) -> changed(row, text(before), text(row));
            case Change.TermDropped(var row) -> changed(row, text(row), "");
            case Change.AccountSaved(var before, var row) ->
                changed("account", row.key().text(), row.name(), text(before), text(row));
            case Change.RemovalSaved(var before, var row) ->
                changed("removal", row.account().text(), name(row.account()), text(before), text(row));
            case Change.ExportSaved(var before, var row) ->
                changed("export", row.id().value().toString(), row.name(), text(before), text(row));
            case Change.ImportSaved(var before, var row) ->
                changed("import", row.id().value().toString(), row.name(), text(before), text(row));
            case Change.UserSaved(var row) ->
                changed("user", row.key().text(), row.name(), "", "account=%s".formatted(name(row.account())));
            case Change.CredsIssued(var row) ->
                changed("creds", row.user().text(), row.user().shortText(), "", text(row));
            case Change.KeyMarked(var row) ->
                changed(
                        "key",
                        row.key().text(),
                        row.key().shortText(),
                        "",
                        row.kind().name().toLowerCase(Locale.ROOT) + "=" + row.words());
            case Change.EnvironmentSaved(var before, var row) ->
                changed("environment", row.id().value().toString(), row.name(), text(before), text(row));
            case Change.EnvironmentDropped(var row) ->
                changed("environment", row.id().value().toString(), row.name(), text(row), "");
            case Change.AccessSaved(var before, var row) ->
                changed("environment-access", row.environment().value().toString(), "", text(before), text(row));
            case Change.RevocationSaved(var row) -> changed(row, "", text(row));
            case Change.RevocationDropped(var row) -> changed(row, text(row), "");
            case Change.StagedChangeSaved(var row) -> changed(row, "", text(row));
            case Change.StagedChangeDropped(var row) -> changed(row, text(row), "");
            case Change.DriftMarkSaved(var before, var row) ->
                changed("drift", row.account().text(), name(row.account()), text(before), text(row));
            case Change.IgnoredDriftSaved(var row) -> changed(row, "", text(row));
            case Change.IgnoredDriftDropped(var row) -> changed(row, text(row), "");
            case Change.SettingSaved(var before, var row) ->
                changed("setting", row.place(), row.name(), before == null ? "" : before.content(), row.content());
            case Change.RotationSaved(var before, var row) ->
                changed("rotation", row.id().toString(), name(row.subject()), text(before), text(row));
            case Change.ServerSaved(var before, var row) -> changed(row, text(before), text(row));
            case Change.ServerForgotten(var row) -> changed(row, text(row), "");
            case Change.Bookkeeping _ -> Optional.empty();
        };
    }

    private static Optional<AuditChange> changed(Connection row, String before, String after) {
        return changed("connection", row.id().value().toString(), row.share().name(), before, after);
    }

    private Optional<AuditChange> changed(ActivationTerm row, String before, String after) {
        var name = view.connections()
                .find(row.connection())
                .map(connection -> connection.share().name())
                .orElse("");
        return changed("term", row.connection().value().toString(), name, before, after);
    }

    private Optional<AuditChange> changed(Revocation row, String before, String after) {
        return changed("revocation", row.target().text(), name(row.target()), before, after);
    }

    private Optional<AuditChange> changed(StagedChange row, String before, String after) {
        return changed("staged", row.id().toString(), name(row.edit().account()), before, after);
    }

    private Optional<AuditChange> changed(IgnoredDrift row, String before, String after) {
        return changed("ignored-drift", row.account().text(), name(row.account()), before, after);
    }

    private static Optional<AuditChange> changed(KnownServer row, String before, String after) {
        return changed("server", row.name(), row.name(), before, after);
    }

    private static Optional<AuditChange> changed(String kind, String id, String name, String before, String after) {
        return before.equals(after) ? Optional.empty() : Optional.of(new AuditChange(kind, id, name, before, after));
    }

    private static String text(@Nullable Account account) {
        return account == null
                ? ""
                : "name=%s; role=%s; signed=%d; confirmed=%s; limits=%s; tier=%s; suspended=%s; deleted=%s"
                        .formatted(
                                account.name(),
                                account.role(),
                                account.release().iat(),
                                account.release().confirmed(),
                                account.limits(),
                                account.tier(),
                                account.isSuspended(),
                                !account.isLive());
    }

    private static String text(CredsIssue issue) {
        return "place=%s; name=%s; until=%s"
                .formatted(
                        issue.place().kind().name().toLowerCase(Locale.ROOT),
                        issue.place().name(),
                        issue.until());
    }

    private static String text(@Nullable Removal removal) {
        return removal == null ? "" : "stage=" + removal.stage().word();
    }

    private String text(@Nullable Export export) {
        return export == null
                ? ""
                : "account=%s; kind=%s; subject=%s; visibility=%s; removed=%s"
                        .formatted(
                                name(export.account()),
                                export.kind().word(),
                                export.subject(),
                                export.visibility(),
                                !export.isLive());
    }

    private String text(@Nullable Import row) {
        return row == null
                ? ""
                : "account=%s; from=%s; kind=%s; subject=%s; local=%s; removed=%s"
                        .formatted(
                                name(row.account()),
                                name(row.exporter()),
                                row.kind().word(),
                                row.subject(),
                                row.effectiveSubject(),
                                !row.isLive());
    }

    private static String text(@Nullable Environment environment) {
        return environment == null
                ? ""
                : "name=%s; level=%s; signing-key=%s; servers=%s"
                        .formatted(
                                environment.name(),
                                environment.level(),
                                environment.signingKey(),
                                environment.servers());
    }

    private String text(Revocation revocation) {
        return "exporter=%s; kind=%s; subject=%s; at=%d"
                .formatted(
                        name(revocation.exporter()), revocation.kind().word(), revocation.subject(), revocation.at());
    }

    private static String text(StagedChange change) {
        return change.edit().getClass().getSimpleName();
    }

    private static String text(@Nullable DriftMark mark) {
        return mark == null ? "" : "standing=" + mark.status();
    }

    private static String text(IgnoredDrift ignored) {
        return "until=" + ignored.until();
    }

    private static String text(@Nullable ActivationTerm term) {
        return term == null ? "" : "life=" + term.life();
    }

    private static String text(@Nullable Rotation rotation) {
        return rotation == null
                ? ""
                : "old=%s; new=%s; phase=%s"
                        .formatted(
                                rotation.oldKey(),
                                rotation.newKey(),
                                rotation.phase().name().toLowerCase(Locale.ROOT));
    }

    /// Without when it was seen: that changes all the time.
    private static String text(@Nullable KnownServer server) {
        return server == null
                ? ""
                : "version=%s; standing=%s"
                        .formatted(server.version(), server.expectation().name().toLowerCase(Locale.ROOT));
    }

    private static String text(EnvironmentAccess access) {
        var user = access.systemUser();
        return "authority=%s; certificate=%s; key-file=%s; handshake=%s; system-user=%s"
                .formatted(
                        access.tls().authority(),
                        access.tls().certificate(),
                        access.tls().key(),
                        access.tls().handshake().name().toLowerCase(Locale.ROOT),
                        user == null ? null : user.key());
    }

    private String text(@Nullable Connection connection) {
        if (connection == null) {
            return "";
        }
        var share = connection.share();
        return "state=%s; reason=%s; kind=%s; subject=%s; local=%s; exporter=%s; importer=%s"
                .formatted(
                        connection.state().word(),
                        connection.status().reason().word(),
                        share.kind().word(),
                        share.subject(),
                        connection.effectiveSubject(),
                        name(share.exporter()),
                        name(share.importer()));
    }

    private String name(PublicKey key) {
        return view.accounts().find(key).map(Account::name).orElseGet(key::shortText);
    }
}
