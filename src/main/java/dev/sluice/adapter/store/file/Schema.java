package dev.sluice.adapter.store.file;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationVersion;

/// The migrations this program knows.
///
/// @param newest version of the last one
/// @param locations where they lie on the class path
public record Schema(int newest, List<String> locations) {
    static final String HISTORY_TABLE = "flyway_schema_history";
    private static final String LOCATION = "classpath:dev/sluice/adapter/store/migration";

    /// Holds the newest schema as a whole, for databases that are made anew.
    private static final String BASELINE = "classpath:dev/sluice/adapter/store/baseline";

    public static Schema current() {
        return new Schema(17, List.of(LOCATION, BASELINE));
    }

    /// Brings the database to the newest version. H2 commits with each statement about tables, so a database in
    /// which this was broken off is of no use; it must be one that is made beside (see [DatabaseSuccessor]).
    void migrate(DataSource database, DatabaseFile file) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(database)
                    .locations(locations.toArray(String[]::new))
                    .table(HISTORY_TABLE)
                    .target(MigrationVersion.fromVersion(Integer.toString(newest)))
                    .loggers("slf4j")
                    .cleanDisabled(true)
                    .failOnMissingLocations(true)
                    // Of the whole schemas only the newest is kept
                    // (decisions/0055-the-whole-schema-beside-its-migrations.md).
                    .ignoreMigrationPatterns("*:missing")
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            // The failure that Flyway tells of may be the one after: that the database closed itself.
            throw SqlFailures.of(e, file).code() == ProblemCode.DISK_FULL || DatabaseFile.isShort(file.folder(), 0)
                    ? ProblemException.because(e, ProblemCode.DISK_FULL, file.folder())
                    : ProblemException.because(
                            e, ProblemCode.STORE_DAMAGED, "its schema could not be brought up to date");
        }
    }
}
