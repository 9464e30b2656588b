package dev.sluice.adapter.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.Environment;
import dev.sluice.testing.StoreWrites;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What is left of an environment that was taken out of the workspace.
class EnvironmentErasureTest extends StoreFixture {
    /// Of the workspace, or of the file itself.
    private static final Set<String> KEPT =
            Set.of("AUDIT_ENTRY", "AUDIT_SEAL", "KEY_MARK", "STORE_STATE", "flyway_schema_history");

    @Test
    @DisplayName("Every table that had rows of an environment has none of it any more, and all of its neighbour's")
    void nothingIsLeft() throws SQLException {
        try (var store = create()) {
            fill(store, sample.environment("other"));
        }
        var before = rows();
        assertTrue(before.size() > 20, before::toString);
        try (var store = open()) {
            var gone = sample.environment("gone");
            fill(store, gone);
            store.change(tx -> tx.environments().drop(gone.id()));
        }
        assertEquals(before, rows());
    }

    /// By one call of every writer that there is.
    private void fill(H2Store store, Environment environment) {
        var exporter = sample.account(environment, "A");
        var importer = sample.account(environment, "B");
        store.change(tx -> {
            tx.environments().save(environment);
            tx.accounts().save(exporter);
            tx.accounts().save(importer);
        });
        new StoreWrites(environment, exporter, importer)
                .all().stream()
                        .filter(write -> !write.writer().startsWith("audit."))
                        .forEach(write -> {
                            store.change(write.before());
                            store.change(write.write());
                        });
    }

    private Map<String, Long> rows() throws SQLException {
        var counts = new TreeMap<String, Long>();
        try (var database = DriverManager.getConnection("jdbc:h2:" + folder.resolve("sluice"), "sa", "");
                var tables = database.getMetaData().getTables(null, "PUBLIC", "%", new String[] {"BASE TABLE"})) {
            while (tables.next()) {
                var table = tables.getString("TABLE_NAME");
                if (!KEPT.contains(table)) {
                    counts.put(table, count(database, table));
                }
            }
        }
        counts.values().removeIf(count -> count == 0);
        return counts;
    }

    private static long count(Connection database, String table) throws SQLException {
        try (var statement = database.createStatement();
                var result = statement.executeQuery("SELECT COUNT(*) FROM \"" + table + "\"")) {
            result.next();
            return result.getLong(1);
        }
    }
}
