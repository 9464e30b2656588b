package dev.sluice.adapter.store.row;

import dev.sluice.domain.model.Subject;
import dev.sluice.domain.nkey.PublicKey;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/// One row being read. The file may come from anywhere, so every value is checked again; a row that does not hold
/// is `STORE_DAMAGED`, named by its table and id.
final class ResultRow {
    private static final Pattern SHOWABLE = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final ResultSet columns;

    private ResultRow(ResultSet columns) {
        this.columns = columns;
    }

    /// How one row becomes an object. [IllegalArgumentException] says that it does not hold.
    @FunctionalInterface
    interface Reading<T> {
        T read(ResultRow row) throws SQLException;
    }

    static <T> RowMapper<T> mapper(String table, String id, Reading<T> reading) {
        return (columns, context) -> {
            try {
                return reading.read(new ResultRow(columns));
            } catch (IllegalArgumentException | ProblemException | JacksonException e) {
                throw ProblemException.because(e, ProblemCode.STORE_DAMAGED, place(table, columns.getString(id)));
            }
        };
    }

    String text(String column) throws SQLException {
        var value = columns.getString(column);
        if (value == null) {
            throw new IllegalArgumentException(column + " is missing");
        }
        return value;
    }

    @Nullable
    String textOrNull(String column) throws SQLException {
        return columns.getString(column);
    }

    String name(String column) throws SQLException {
        return CheckedNames.name(text(column));
    }

    @Nullable
    String nameOrNull(String column) throws SQLException {
        var value = textOrNull(column);
        return value == null ? null : CheckedNames.name(value);
    }

    PublicKey key(String column) throws SQLException {
        return new PublicKey(text(column));
    }

    Subject subject(String column) throws SQLException {
        return new Subject(text(column));
    }

    @Nullable
    Subject subjectOrNull(String column) throws SQLException {
        var value = textOrNull(column);
        return value == null ? null : new Subject(value);
    }

    <E extends Enum<E>> E word(String column, Class<E> type) throws SQLException {
        return Enum.valueOf(type, text(column));
    }

    long number(String column) throws SQLException {
        return columns.getLong(column);
    }

    boolean flag(String column) throws SQLException {
        return columns.getBoolean(column);
    }

    UUID id(String column) throws SQLException {
        var value = idOrNull(column);
        if (value == null) {
            throw new IllegalArgumentException(column + " is missing");
        }
        return value;
    }

    @Nullable
    UUID idOrNull(String column) throws SQLException {
        return columns.getObject(column, UUID.class);
    }

    Instant time(String column) throws SQLException {
        return StoredInstant.toInstant(number(column));
    }

    @Nullable
    Instant timeOrNull(String column) throws SQLException {
        var value = number(column);
        return columns.wasNull() ? null : StoredInstant.toInstant(value);
    }

    private static String place(String table, @Nullable String id) {
        var shown = id != null && SHOWABLE.matcher(id).matches() ? id : "without a usable id";
        return "table " + table + ", row " + shown;
    }
}
