package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.EnvironmentAccess;
import dev.sluice.domain.model.EnvironmentId;
import dev.sluice.domain.model.Level;
import dev.sluice.domain.model.Names;
import dev.sluice.domain.port.store.Change;
import dev.sluice.domain.port.store.EnvironmentRepository;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

public final class EnvironmentRows implements EnvironmentRepository {
    private static final Upsert UPSERT = Upsert.of(
            "environment",
            List.of("id"),
            Upsert.columns(
                    "name, name_key, protection, operator_key, signing_key, system_account, operator_jwt, servers"));
    private static final RowMapper<Environment> MAPPER = ResultRow.mapper(
            "environment",
            "id",
            row -> new Environment(
                    new EnvironmentId(row.id("id")),
                    row.name("name"),
                    row.word("protection", Level.class),
                    row.key("operator_key"),
                    row.key("signing_key"),
                    row.key("system_account"),
                    row.text("operator_jwt"),
                    StoredJson.readTexts(row.text("servers"))));

    private static final String OF_ENVIRONMENT = " = :environment";
    private static final String OF_ACCOUNTS =
            " IN (SELECT public_key FROM account WHERE environment_id = :environment)";
    private static final String OF_CONNECTIONS = " IN (SELECT id FROM connection WHERE environment_id = :environment)";
    private static final String OF_JOURNAL = " IN (SELECT id FROM journal WHERE environment_id = :environment)";
    private static final String ENVIRONMENT = "environment_id";
    private static final String ACCOUNT = "account_key";
    private static final String CONNECTION = "connection_id";

    /// Every table that has rows of an environment; those that others point at come last.
    private static final List<Owned> OWNED = List.of(
            new Owned("journal_step", "journal_id", OF_JOURNAL),
            new Owned("journal", ENVIRONMENT, OF_ENVIRONMENT),
            new Owned("staged_change", ENVIRONMENT, OF_ENVIRONMENT),
            new Owned("notice", ENVIRONMENT, OF_ENVIRONMENT),
            new Owned("key_rotation", ENVIRONMENT, OF_ENVIRONMENT),
            new Owned("sighting", ENVIRONMENT, OF_ENVIRONMENT),
            new Owned("known_server", ENVIRONMENT, OF_ENVIRONMENT),
            new Owned("environment_access", ENVIRONMENT, OF_ENVIRONMENT),
            new Owned("connection_term", CONNECTION, OF_CONNECTIONS),
            new Owned("expiry_mark", CONNECTION, OF_CONNECTIONS),
            new Owned("connection", ENVIRONMENT, OF_ENVIRONMENT),
            new Owned("revocation", "exporter", OF_ACCOUNTS),
            new Owned("export", ACCOUNT, OF_ACCOUNTS),
            new Owned("import", ACCOUNT, OF_ACCOUNTS),
            new Owned("app_user", ACCOUNT, OF_ACCOUNTS),
            new Owned("creds_issue", ACCOUNT, OF_ACCOUNTS),
            new Owned("account_revision", ACCOUNT, OF_ACCOUNTS),
            new Owned("drift_rest", ACCOUNT, OF_ACCOUNTS),
            new Owned("drift_mark", ACCOUNT, OF_ACCOUNTS),
            new Owned("account_removal", ACCOUNT, OF_ACCOUNTS),
            new Owned("account", ENVIRONMENT, OF_ENVIRONMENT),
            new Owned("environment", "id", OF_ENVIRONMENT));

    /// How rows of a table are known to be of an environment.
    private record Owned(String table, String column, String whose) {
        String deletion() {
            return "DELETE FROM " + table + " WHERE " + column + whose;
        }
    }

    private final RowTransaction transaction;
    private final Handle handle;
    private final AccessRows access;
    private @Nullable List<Environment> known;

    public EnvironmentRows(RowTransaction transaction) {
        this.transaction = transaction;
        this.handle = transaction.handle();
        this.access = new AccessRows(handle);
    }

    @Override
    public List<Environment> all() {
        var all = known == null ? read() : known;
        known = all;
        return all;
    }

    private List<Environment> read() {
        return List.copyOf(handle.createQuery("SELECT * FROM environment ORDER BY name_key")
                .map(MAPPER)
                .list());
    }

    @Override
    public EnvironmentAccess access(EnvironmentId environment) {
        return access.of(environment);
    }

    @Override
    public void save(EnvironmentAccess after) {
        var before = access.of(after.environment());
        access.save(after);
        transaction.changed(new Change.AccessSaved(before, after));
    }

    @Override
    public void drop(EnvironmentId environment) {
        var before = all().stream().filter(row -> row.id().equals(environment)).findFirst();
        if (before.isPresent()) {
            known = null;
            handle.createUpdate("DELETE FROM setting WHERE place = :place")
                    .bind("place", environment.value().toString())
                    .execute();
            OWNED.forEach(owned -> handle.createUpdate(owned.deletion())
                    .bind("environment", environment.value())
                    .execute());
            transaction.changed(new Change.EnvironmentDropped(before.get()));
        }
    }

    @Override
    public void save(Environment environment) {
        var before = all().stream()
                .filter(row -> row.id().equals(environment.id()))
                .findFirst()
                .orElse(null);
        known = null;
        var clash = handle.createQuery("SELECT name FROM environment WHERE name_key = :key AND id <> :id")
                .bind("key", Names.key(environment.name()))
                .bind("id", environment.id().value())
                .mapTo(String.class)
                .findFirst();
        if (clash.isPresent()) {
            throw ProblemException.of(ProblemCode.ENVIRONMENT_EXISTS, clash.get());
        }
        UPSERT.run(
                handle,
                new Upsert.Values()
                        .with("id", environment.id().value())
                        .with("name", CheckedNames.name(environment.name()))
                        .with("name_key", Names.key(environment.name()))
                        .with("protection", environment.level().name())
                        .with("operator_key", environment.operator().text())
                        .with("signing_key", environment.signingKey().text())
                        .with("system_account", environment.systemAccount().text())
                        .with("operator_jwt", environment.operatorJwt())
                        .with("servers", StoredJson.write(environment.servers())));
        transaction.changed(new Change.EnvironmentSaved(before, environment));
    }
}
