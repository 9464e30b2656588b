package dev.sluice.adapter.store;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// The migrations this program knows.
///
/// @param newest version of the last one
/// @param locations where they lie on the class path
record Schema(int newest, List<String> locations) {
    static final String HISTORY_TABLE = "flyway_schema_history";
    private static final String LOCATION = "classpath:dev/sluice/adapter/store/migration";

    static Schema current() {
        return new Schema(6, List.of(LOCATION));
    }

    /// Brings the database to the newest version. Each migration is one transaction as far as H2
    /// allows; a copy of the file was made before.
    void migrate(DataSource database) {
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(database)
                    .locations(locations.toArray(String[]::new))
                    .table(HISTORY_TABLE)
                    .loggers("slf4j")
                    .cleanDisabled(true)
                    .failOnMissingLocations(true)
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw ProblemException.because(e, ProblemCode.STORE_FAILED, "the schema could not be brought up to date");
        }
    }
}
