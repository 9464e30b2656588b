package dev.sluice.adapter.store.file;

import java.util.List;
import java.util.regex.Pattern;

/// The statements that H2 may find in a file of ours when it opens it. H2 runs them all, and among those it knows
/// are triggers and functions with Java source, views over URLs and linked tables (tried: a trigger's source runs
/// at opening). Each must match one of these forms as a whole.
final class StatementAllowList {
    /// Longer ones could exhaust the stack of the matcher.
    private static final int LONGEST = 10_000;
    private static final String NAME = "\"[A-Za-z0-9_]+\"";
    private static final String QUALIFIED = "\"PUBLIC\"\\." + NAME;
    private static final String COLUMNS = "\\(" + NAME + "( NULLS FIRST)?(, " + NAME + "( NULLS FIRST)?)*\\)";
    private static final String TYPE =
            "(INTEGER|BIGINT|BOOLEAN|UUID|CHARACTER VARYING\\(\\d+\\)|TIMESTAMP(\\(\\d\\))?( WITH TIME ZONE)?)";
    private static final String COLUMN =
            NAME + " " + TYPE + "( DEFAULT (LOCALTIMESTAMP|CURRENT_TIMESTAMP))?" + "( SELECTIVITY \\d+)?( NOT NULL)?";
    private static final List<Pattern> FORMS = List.of(
            whole("SET (CREATE_BUILD|WRITE_DELAY) \\d+"),
            whole("CREATE USER IF NOT EXISTS \"SA\" SALT '[0-9a-f]+' HASH '[0-9a-f]+' ADMIN"),
            whole("CREATE CACHED TABLE " + QUALIFIED + "\\(\\s*" + COLUMN + "(,\\s*" + COLUMN + ")*\\s*\\)"),
            whole("CREATE PRIMARY KEY " + QUALIFIED + " ON " + QUALIFIED + COLUMNS),
            whole("CREATE (UNIQUE NULLS DISTINCT )?INDEX " + QUALIFIED + " ON " + QUALIFIED + COLUMNS),
            whole("ALTER TABLE " + QUALIFIED + " ADD CONSTRAINT " + QUALIFIED + " (PRIMARY KEY|UNIQUE NULLS DISTINCT) ?"
                    + COLUMNS + "( INDEX " + QUALIFIED + ")?"),
            whole("ALTER TABLE " + QUALIFIED + " ADD CONSTRAINT " + QUALIFIED + " FOREIGN KEY" + COLUMNS + "( INDEX "
                    + QUALIFIED + ")? REFERENCES " + QUALIFIED + COLUMNS + "( INDEX " + QUALIFIED + ")? NOCHECK"));

    private StatementAllowList() {}

    static boolean isKnown(String statement) {
        return statement.length() <= LONGEST
                && FORMS.stream().anyMatch(form -> form.matcher(statement).matches());
    }

    private static Pattern whole(String form) {
        return Pattern.compile(form);
    }
}
