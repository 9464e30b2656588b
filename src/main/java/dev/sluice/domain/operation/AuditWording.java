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
import dev.sluice.domain.model.User;
import dev.sluice.domain.model.record.DriftMark;
import dev.sluice.domain.model.record.Setting;
import dev.sluice.domain.model.record.StagedChange;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.port.StoreView;
import java.util.List;
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

    /// What was done to the row; empty for rows that the log does not tell of.
    Optional<AuditChange> change(SavedRow seen) {
        return switch (seen.after()) {
            case Connection row ->
                changed("connection", row.id().value().toString(), row.share().name(), text(seen.before()), text(row));
            case Account row -> changed("account", row.key().text(), row.name(), text(seen.before()), text(row));
            case Export row ->
                changed("export", row.id().value().toString(), row.name(), text(seen.before()), text(row));
            case Import row ->
                changed("import", row.id().value().toString(), row.name(), text(seen.before()), text(row));
            case User row -> changed("user", row.key().text(), row.name(), "", text(row));
            case Environment row ->
                changed("environment", row.id().value().toString(), row.name(), text(seen.before()), text(row));
            case EnvironmentAccess row ->
                changed("environment-access", row.environment().value().toString(), "", text(seen.before()), text(row));
            case Revocation row -> changed("revocation", row.target().text(), name(row.target()), "", text(row));
            case StagedChange row ->
                changed("staged", row.id().toString(), name(row.edit().account()), "", text(row));
            case DriftMark row ->
                changed("drift", row.account().text(), name(row.account()), text(seen.before()), text(row));
            case Setting row -> changed("setting", row.place(), row.name(), text(seen.before()), text(row));
            default -> Optional.empty();
        };
    }

    /// Whether the log tells of the change even when nobody in particular made it. That an account was signed
    /// again is no news by itself.
    static boolean isNews(SavedRow seen) {
        return switch (seen.after()) {
            case Connection row ->
                !(seen.before() instanceof Connection before)
                        || before.state() != row.state()
                        || before.status().reason() != row.status().reason();
            case Account row ->
                !(seen.before() instanceof Account before)
                        || before.isLive() != row.isLive()
                        || !before.limits().equals(row.limits());
            case Export _, Import _, User _, Environment _, EnvironmentAccess _, Revocation _ -> true;
            default -> false;
        };
    }

    /// Accounts at both ends of a changed connection.
    static List<PublicKey> parties(SavedRow seen) {
        return switch (seen.after()) {
            case Connection row -> List.of(row.exporter(), row.importer());
            case Account row -> List.of(row.key());
            case Export row -> List.of(row.account());
            case Import row -> List.of(row.account(), row.exporter());
            case User row -> List.of(row.account());
            case DriftMark row -> List.of(row.account());
            default -> List.of();
        };
    }

    private static Optional<AuditChange> changed(String kind, String id, String name, String before, String after) {
        return before.equals(after) ? Optional.empty() : Optional.of(new AuditChange(kind, id, name, before, after));
    }

    private String text(@Nullable Object row) {
        return switch (row) {
            case null -> "";
            case Connection connection -> text(connection);
            case Account account ->
                "role=%s; signed=%d; confirmed=%s; limits=%s; deleted=%s"
                        .formatted(
                                account.role(),
                                account.release().iat(),
                                account.release().confirmed(),
                                account.limits(),
                                !account.isLive());
            case Export export ->
                "account=%s; kind=%s; subject=%s; visibility=%s; removed=%s"
                        .formatted(
                                name(export.account()),
                                export.kind().word(),
                                export.subject(),
                                export.visibility(),
                                !export.isLive());
            case Import row2 ->
                "account=%s; from=%s; kind=%s; subject=%s; local=%s; removed=%s"
                        .formatted(
                                name(row2.account()),
                                name(row2.exporter()),
                                row2.kind().word(),
                                row2.subject(),
                                row2.effectiveSubject(),
                                !row2.isLive());
            case User user -> "account=%s".formatted(name(user.account()));
            case Environment environment ->
                "name=%s; level=%s; signing-key=%s; servers=%s"
                        .formatted(
                                environment.name(),
                                environment.level(),
                                environment.signingKey(),
                                environment.servers());
            case EnvironmentAccess access -> text(access);
            case Revocation revocation ->
                "exporter=%s; kind=%s; subject=%s; at=%d"
                        .formatted(
                                name(revocation.exporter()),
                                revocation.kind().word(),
                                revocation.subject(),
                                revocation.at());
            case StagedChange change -> change.edit().getClass().getSimpleName();
            case DriftMark mark -> "standing=" + mark.standing();
            case Setting setting -> setting.content();
            default -> "";
        };
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

    private String text(Connection connection) {
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
        return view.account(key).map(Account::name).orElseGet(key::shortText);
    }
}
