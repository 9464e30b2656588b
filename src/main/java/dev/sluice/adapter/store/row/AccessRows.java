package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.domain.model.EnvironmentAccess.SystemUser;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.TlsFiles;
import dev.sluice.domain.model.TlsFiles.Handshake;
import java.sql.SQLException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/// How environments are reached.
record AccessRows(Handle handle) {
    private static final String TABLE = "environment_access";
    private static final Upsert UPSERT = Upsert.of(
            TABLE,
            List.of("environment_id"),
            Upsert.columns("authority_file, certificate_file, key_file, user_key, user_jwt, tls_first"));
    private static final RowMapper<EnvironmentAccess> MAPPER = ResultRow.mapper(
            TABLE,
            "environment_id",
            row -> new EnvironmentAccess(
                    new EnvironmentId(row.id("environment_id")),
                    new TlsFiles(
                            row.textOrNull("authority_file"),
                            row.textOrNull("certificate_file"),
                            row.textOrNull("key_file"),
                            row.flag("tls_first") ? Handshake.FIRST : Handshake.GREETED),
                    user(row)));

    EnvironmentAccess of(EnvironmentId environment) {
        return handle.createQuery("SELECT * FROM environment_access WHERE environment_id = :environment")
                .bind("environment", environment.value())
                .map(MAPPER)
                .findFirst()
                .orElseGet(() -> EnvironmentAccess.none(environment));
    }

    void save(EnvironmentAccess access) {
        var user = access.systemUser();
        UPSERT.run(
                handle,
                new Upsert.Values()
                        .with("environment_id", access.environment().value())
                        .with("authority_file", access.tls().authority())
                        .with("certificate_file", access.tls().certificate())
                        .with("key_file", access.tls().key())
                        .with("user_key", user == null ? null : user.key().text())
                        .with("user_jwt", user == null ? null : user.jwt())
                        .with("tls_first", access.tls().isFirst()));
    }

    private static @Nullable SystemUser user(ResultRow row) throws SQLException {
        return row.textOrNull("user_key") == null ? null : new SystemUser(row.key("user_key"), row.text("user_jwt"));
    }
}
