package dev.sluice.adapter.store.file;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.h2.engine.IsolationLevel;
import org.h2.engine.MetaRecord;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.db.ValueDataType;
import org.h2.mvstore.tx.Transaction;
import org.h2.mvstore.tx.TransactionMap;
import org.h2.mvstore.tx.TransactionStore;
import org.h2.result.Row;

/// A look into a database file without opening it as a database: nothing in it is run and not a byte of it
/// changes. Tells the version of its schema and refuses what is not ours. The layout read here is the one that
/// H2's own recovery tool reads.
///
/// @param schema version of the last migration, 0 when none was finished
public record DatabaseInspection(int schema) {
    private static final String META = "table.0";
    private static final String HISTORY = "CREATE CACHED TABLE \"PUBLIC\".\"" + Schema.HISTORY_TABLE + "\"";
    private static final int HISTORY_VERSION = 1;
    private static final int HISTORY_SUCCESS = 9;

    /// @throws ProblemException `WORKSPACE_IN_USE` or `STORE_DAMAGED`
    public static DatabaseInspection of(DatabaseFile file) throws IOException {
        try (var store = open(file)) {
            var transactions = new TransactionStore(store, new ValueDataType());
            transactions.init();
            // H2 rolls back what is not committed, but may meet it before that.
            refuseUnknown(meta(
                    transactions.begin((map, key, existing, restored) -> {}, 0, 0, IsolationLevel.READ_UNCOMMITTED)));
            var committed = transactions.begin();
            var statements = meta(committed);
            refuseUnknown(statements);
            return new DatabaseInspection(version(committed, statements));
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException | AssertionError e) {
            // Bytes of anyone's making are parsed here; whatever they bring about is damage, H2's own assertions
            // too where they are switched on.
            throw SqlFailures.inFile(e, file);
        }
    }

    private static MVStore open(DatabaseFile file) throws IOException {
        var builder = new MVStore.Builder().fileName(file.h2File()).readOnly();
        return (file.endedCleanly() ? builder : builder.recoveryMode()).open();
    }

    private static List<MetaRecord> meta(Transaction transaction) {
        return rows(transaction, META).stream().map(MetaRecord::new).toList();
    }

    private static List<Row> rows(Transaction transaction, String mapName) {
        TransactionMap<Long, Row> map = transaction.openMap(mapName);
        var rows = new ArrayList<Row>();
        for (var keys = map.keyIterator(null); keys.hasNext(); ) {
            rows.add(map.get(keys.next()));
        }
        return rows;
    }

    private static void refuseUnknown(List<MetaRecord> statements) {
        for (var statement : statements) {
            if (!StatementAllowList.isKnown(statement.getSQL())) {
                throw ProblemException.of(
                        ProblemCode.STORE_DAMAGED,
                        "it holds an object that Sluice never made, id " + statement.getId());
            }
        }
    }

    private static int version(Transaction transaction, List<MetaRecord> statements) {
        var history = statements.stream()
                .filter(statement -> statement.getSQL().startsWith(HISTORY))
                .findFirst();
        if (history.isEmpty()) {
            return 0;
        }
        var version = 0;
        for (var row : rows(transaction, "table." + history.get().getId())) {
            if (!row.getValue(HISTORY_SUCCESS).getBoolean()) {
                throw ProblemException.of(ProblemCode.STORE_DAMAGED, "a migration of it was broken off");
            }
            // Flyway's note that it made the table has none.
            var number = row.getValue(HISTORY_VERSION).getString();
            version = number == null ? version : Math.max(version, Integer.parseInt(number));
        }
        return version;
    }
}
