package dev.sluice.adapter.store.file;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.h2.api.ErrorCode;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;

/// What a failure of the database means to a person. Messages of the database are not passed on: they quote
/// values.
public final class SqlFailures {
    private static final Set<Integer> IN_USE = Set.of(ErrorCode.DATABASE_ALREADY_OPEN_1);
    private static final Set<Integer> DAMAGED = Set.of(
            ErrorCode.FILE_CORRUPTED_1,
            ErrorCode.FILE_VERSION_ERROR_1,
            ErrorCode.FILE_ENCRYPTION_ERROR_1,
            ErrorCode.WRONG_USER_OR_PASSWORD,
            ErrorCode.DATABASE_NOT_FOUND_WITH_IF_EXISTS_1);
    private static final Set<Integer> LOCKED = Set.of(DataUtils.ERROR_FILE_LOCKED);
    private static final Set<Integer> BROKEN = Set.of(
            DataUtils.ERROR_FILE_CORRUPT,
            DataUtils.ERROR_CHUNK_NOT_FOUND,
            DataUtils.ERROR_BLOCK_NOT_FOUND,
            DataUtils.ERROR_SERIALIZATION,
            DataUtils.ERROR_UNSUPPORTED_FORMAT,
            DataUtils.ERROR_TRANSACTION_CORRUPT,
            DataUtils.ERROR_UNKNOWN_DATA_TYPE);

    /// SQL state class "syntax error or access rule violation": our statements do not fit what is there.
    private static final String MISFIT = "42";

    /// A failed write with less than this free is taken for a full disk, whatever language the system words it in.
    /// The largest chunk of one commit is of this order.
    private static final long NO_ROOM = 256 * 1024;

    private SqlFailures() {}

    /// For a failure while the database is open.
    public static ProblemException of(Throwable failure, DatabaseFile file) {
        if (isDiskFull(failure, file)) {
            return ProblemException.because(origin(failure), ProblemCode.DISK_FULL, file.folder());
        }
        if (isSqlError(failure, IN_USE) || isStoreError(failure, LOCKED)) {
            return ProblemException.because(origin(failure), ProblemCode.WORKSPACE_IN_USE, file.folder());
        }
        if (isSqlError(failure, DAMAGED) || isMisfit(failure) || isBroken(failure)) {
            return ProblemException.because(origin(failure), ProblemCode.STORE_DAMAGED, reason(failure));
        }
        return ProblemException.because(origin(failure), ProblemCode.STORE_FAILED, reason(failure));
    }

    /// For a failure while bytes of unknown making are read: damage, unless it is the lock or the disk.
    static ProblemException inFile(Throwable failure, DatabaseFile file) {
        var known = of(failure, file);
        return known.code() == ProblemCode.STORE_FAILED
                        && find(failure, IOException.class).isEmpty()
                ? ProblemException.because(failure, ProblemCode.STORE_DAMAGED, "its content cannot be read")
                : known;
    }

    /// A file that ends where more should be is broken; any other failure to read is the disk's.
    private static boolean isBroken(Throwable failure) {
        return isStoreError(failure, BROKEN)
                || find(failure, EOFException.class).isPresent();
    }

    private static boolean isMisfit(Throwable failure) {
        return find(failure, SQLException.class)
                .map(SQLException::getSQLState)
                .filter(state -> state.startsWith(MISFIT))
                .isPresent();
    }

    private static boolean isSqlError(Throwable failure, Set<Integer> codes) {
        return find(failure, SQLException.class)
                .filter(error -> codes.contains(error.getErrorCode()))
                .isPresent();
    }

    private static boolean isStoreError(Throwable failure, Set<Integer> codes) {
        return find(failure, MVStoreException.class)
                .filter(error -> codes.contains(error.getErrorCode()))
                .isPresent();
    }

    private static boolean isDiskFull(Throwable failure, DatabaseFile file) {
        var beneath = find(failure, IOException.class);
        if (beneath.isPresent() && isAboutSpace(beneath.get())) {
            return true;
        }
        var writing = Set.of(DataUtils.ERROR_WRITING_FAILED);
        return (beneath.isPresent() || isStoreError(failure, writing)) && usable(file) < NO_ROOM;
    }

    private static boolean isAboutSpace(IOException failure) {
        var message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
        return Stream.of("no space left", "not enough space", "quota exceeded", "file too large")
                .anyMatch(message::contains);
    }

    private static boolean isAboutRights(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("read-only file system");
    }

    private static long usable(DatabaseFile file) {
        try {
            return Files.getFileStore(file.folder()).getUsableSpace();
        } catch (IOException _) {
            return Long.MAX_VALUE;
        }
    }

    /// The database's own exception, since JDBI's quotes the values of the statement.
    private static Throwable origin(Throwable failure) {
        return find(failure, SQLException.class).map(Throwable.class::cast).orElse(failure);
    }

    private static String reason(Throwable failure) {
        if (find(failure, IOException.class).filter(SqlFailures::isAboutRights).isPresent()) {
            return "the file system is read-only";
        }
        return find(failure, SQLException.class)
                .map(sql -> "error " + sql.getErrorCode() + " of the database")
                .or(() -> find(failure, MVStoreException.class)
                        .map(error -> "error " + error.getErrorCode() + " of the file"))
                .or(() -> find(failure, IOException.class).map(error -> String.valueOf(error.getMessage())))
                .orElseGet(() -> failure.getClass().getSimpleName());
    }

    private static <E extends Throwable> Optional<E> find(Throwable failure, Class<E> type) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(64)
                .filter(type::isInstance)
                .map(type::cast)
                .reduce((outer, inner) -> inner);
    }
}
