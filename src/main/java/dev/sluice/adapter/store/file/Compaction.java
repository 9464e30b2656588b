package dev.sluice.adapter.store.file;

import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives back what a closed database no longer needs of the disk. H2 would do so within the file; here the rows
/// are copied into a new file, which takes the place of the old one when it is whole.
record Compaction(DatabaseFile file) {
    private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);
    private static final long SMALL = 1 << 20;
    private static final long HUNDRED = 100;
    private static final String RATES = """
            SELECT CAST(SETTING_VALUE AS BIGINT) FROM INFORMATION_SCHEMA.SETTINGS
            WHERE SETTING_NAME IN ('info.FILL_RATE', 'info.CHUNKS_FILL_RATE')""";

    static Compaction of(DatabaseFile file) {
        return new Compaction(file);
    }

    /// @return how many of a hundred bytes of an open database are of no use
    static long waste(Connection database) {
        try (var statement = database.createStatement();
                var rates = statement.executeQuery(RATES)) {
            var used = HUNDRED;
            while (rates.next()) {
                used = used * rates.getLong(1) / HUNDRED;
            }
            return HUNDRED - used;
        } catch (SQLException e) {
            LOG.debug("a database that closed itself tells nothing", e);
            return 0;
        }
    }

    void runIf(long waste) {
        try {
            if (waste > HUNDRED / 2 && Files.size(file.path()) > SMALL && hasRoom() && file.endedCleanly()) {
                run();
            }
        } catch (IOException | ProblemException e) {
            LOG.warn("the database stays as large as it is", e);
        }
    }

    private void run() throws IOException {
        var before = DatabaseInspection.of(file);
        try (var next = DatabaseSuccessor.of(file)) {
            next.inherit();
            next.compact();
            if (DatabaseInspection.of(next.file()).equals(before)) {
                next.takePlace(before.schema());
            }
        }
    }

    private boolean hasRoom() {
        return file.folder().toFile().getUsableSpace()
                > 2 * file.path().toFile().length();
    }
}
