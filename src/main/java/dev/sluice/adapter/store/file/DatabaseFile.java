package dev.sluice.adapter.store.file;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.zip.ZipInputStream;
import org.h2.mvstore.MVStore;

/// Where the database of a workspace lies, and the URL that opens it.
///
/// @param folder absolute; fit to stand in a URL
/// @param name of the file, without what H2 adds to it
public record DatabaseFile(Path folder, String name) {
    private static final String NAME = "sluice";
    /// With less than this free nothing is begun. The largest chunk of one commit is of this order.
    private static final long LITTLE = 512 * 1024;
    private static final String SUFFIX = ".mv.db";
    private static final int BLOCK = 4096;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");
    private static final Set<PosixFilePermission> OWNER_FOLDER = PosixFilePermissions.fromString("rwx------");

    public DatabaseFile {
        folder = folder.toAbsolutePath().normalize();
        // H2 reads settings after a semicolon, INIT among them, which runs SQL.
        if (folder.toString().chars().anyMatch(c -> c == ';' || Character.isISOControl(c))) {
            throw ProblemException.of(
                    ProblemCode.STORE_FAILED, "a workspace folder may not have ; or a control character in its path");
        }
    }

    /// The database of a workspace's folder.
    public DatabaseFile(Path folder) {
        this(folder, NAME);
    }

    public Path path() {
        return folder.resolve(name + SUFFIX);
    }

    /// How MVStore and H2 name the file. `async:` because H2's default file is closed for good when a thread that
    /// reads is interrupted (tried); this one finishes first.
    String h2Path() {
        return "async:" + folder.resolve(name);
    }

    String h2File() {
        return h2Path() + SUFFIX;
    }

    /// `WRITE_DELAY=0`: without it H2 loses committed rows at a kill (decisions/0004-libraries.md). The query
    /// cache holds all our statements; H2's own size is 8, and parsing costs more than running. Results are not
    /// kept with them: a list of everything would stay in memory with each session. No trace file: it would hold
    /// statements with their values. `MAX_COMPACT_TIME=0`: at closing H2 moves parts about within the file, and
    /// what it has moved is lost when the disk is full (seen with 2.5.252); [Compaction] does it beside.
    public String url() {
        return "jdbc:h2:" + h2Path()
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0;IFEXISTS=TRUE"
                + ";QUERY_CACHE_SIZE=256;OPTIMIZE_REUSE_RESULTS=0;MAX_COMPACT_TIME=0";
    }

    public boolean exists() {
        return Files.exists(path());
    }

    /// Whether a database was begun in it; a crash between making the file and the first write leaves it empty.
    boolean hasContent() throws IOException {
        return exists() && Files.size(path()) > 0;
    }

    /// Whether H2 closed it in order. MVStore notes that in the header, of which the first two blocks have a copy
    /// each.
    boolean endedCleanly() throws IOException {
        try (var stream = Files.newInputStream(path())) {
            var headers = stream.readNBytes(2 * BLOCK);
            return isMarkedClean(headers, 0) && isMarkedClean(headers, BLOCK);
        }
    }

    private static boolean isMarkedClean(byte[] headers, int from) {
        if (headers.length < from + BLOCK) {
            return false;
        }
        var header = new String(headers, from, BLOCK, StandardCharsets.ISO_8859_1);
        return header.lines()
                .findFirst()
                .filter(line -> line.contains(",clean:1,"))
                .isPresent();
    }

    /// Makes the newest state of a file that a kill has left the one that H2 opens. H2 looks for it along a chain
    /// that breaks when a part was not written where the one before foretold; then it takes an older state without
    /// a word, and what was committed is gone (seen with 2.5.252; its search of the whole file finds everything).
    void mend() {
        new MVStore.Builder()
                .fileName(h2File())
                .recoveryMode()
                .autoCommitDisabled()
                .open()
                .close();
    }

    /// Whether it can be read from its first row to its last migration.
    public boolean isWhole() throws IOException {
        return DatabaseInspection.of(this).schema() > 0;
    }

    /// Makes the empty file that H2 fills, for its owner alone.
    public void make() throws IOException {
        Files.createDirectories(folder);
        Files.createFile(path(), ownerOnly(folder, OWNER_ONLY));
    }

    /// Copies the file as it is; it must not be open.
    ///
    /// @return where the copy lies, on disk
    Path backup(int schema) throws IOException {
        var target = folder.resolve("backup");
        if (!Files.isDirectory(target)) {
            makeFolder(target);
        }
        return copyTo(target, NAME + "-schema-" + schema);
    }

    /// Puts a copy beside itself, under a name that is no database's of ours.
    Path setAside() throws IOException {
        return copyTo(folder, NAME + "-unfinished");
    }

    private Path copyTo(Path target, String free) throws IOException {
        var copy = free(target, free);
        var partial = copy.resolveSibling(copy.getFileName() + ".partial");
        try {
            Files.copy(path(), partial, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            sync(partial);
            Files.move(partial, copy, StandardCopyOption.ATOMIC_MOVE);
            syncFolder(target);
        } finally {
            Files.deleteIfExists(partial);
        }
        return copy;
    }

    /// Whether the disk has little room left beside so many bytes.
    static boolean isShort(Path folder, long bytes) {
        var disk = folder.toFile();
        // Some file systems tell nothing at all.
        return disk.getUsableSpace() < LITTLE + bytes && disk.getTotalSpace() > 0;
    }

    void closeToOthers() throws IOException {
        if (isPosix(folder)) {
            Files.setPosixFilePermissions(path(), OWNER_ONLY);
        }
    }

    /// What was written to the file is on disk when it returns.
    static void sync(Path file) throws IOException {
        try (var open = new RandomAccessFile(file.toFile(), "rw")) {
            open.getFD().sync();
        }
    }

    /// New names are on disk only when their folder is. Windows has no such thing.
    static void syncFolder(Path folder) throws IOException {
        if (isPosix(folder)) {
            try (var open = FileChannel.open(folder, StandardOpenOption.READ)) {
                open.force(true);
            }
        }
    }

    static void makeFolder(Path folder) throws IOException {
        Files.createDirectory(folder, ownerOnly(folder, OWNER_FOLDER));
    }

    /// Makes this the database of a folder out of what H2's `BACKUP` wrote, as it was at that moment.
    public void unpack(Path zip) throws IOException {
        make();
        try (var packed = new ZipInputStream(Files.newInputStream(zip))) {
            for (var entry = packed.getNextEntry(); entry != null; entry = packed.getNextEntry()) {
                if (entry.getName().endsWith(SUFFIX)) {
                    // Into the file that was made: replaced, it would be for a moment everybody's to read.
                    try (var out = Files.newOutputStream(path(), StandardOpenOption.TRUNCATE_EXISTING)) {
                        packed.transferTo(out);
                    }
                }
            }
        }
        sync(path());
    }

    private static Path free(Path folder, String name) {
        var copy = folder.resolve(name + SUFFIX);
        for (var n = 2; Files.exists(copy); n++) {
            copy = folder.resolve(name + "-" + n + SUFFIX);
        }
        return copy;
    }

    /// For a file in that folder that nobody else may read.
    public static FileAttribute<?>[] ownerOnly(Path folder) {
        return ownerOnly(folder, OWNER_ONLY);
    }

    private static FileAttribute<?>[] ownerOnly(Path folder, Set<PosixFilePermission> permissions) {
        return isPosix(folder)
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
                : new FileAttribute<?>[0];
    }

    private static boolean isPosix(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
