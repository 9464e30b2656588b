package dev.sluice.app.trust;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// Who may do what with a file, as it stands there: links are not followed.
///
/// @param mode the system's, with the type of the file
record FileRights(int mode, long uid, long gid, boolean isPlainFile) {
    static final long ROOT = 0;

    private static final int STICKY = 01000;
    private static final int GROUP_WRITES = 0020;
    private static final int OTHERS_WRITE = 0002;
    private static final int GROUP_ENTERS = 0010;
    private static final int OTHERS_ENTER = 0001;
    private static final int PERMISSIONS = 07777;

    /// Whether the file system keeps an owner and rights of each file.
    static boolean areKept(Path folder) {
        return folder.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    /// Nothing when there is no such file.
    static Optional<FileRights> of(Path file) throws IOException {
        try {
            return Optional.of(new FileRights(
                    number(file, "unix:mode").intValue(),
                    number(file, "unix:uid").longValue(),
                    number(file, "unix:gid").longValue(),
                    Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)));
        } catch (NoSuchFileException _) {
            return Optional.empty();
        }
    }

    boolean isOf(long user) {
        return uid == user;
    }

    boolean isWritableByOthers() {
        return has(GROUP_WRITES) || has(OTHERS_WRITE);
    }

    boolean isWritableByOthersWithin(FileRights folder) {
        return (has(GROUP_WRITES) && folder.has(GROUP_ENTERS)) || (has(OTHERS_WRITE) && folder.has(OTHERS_ENTER));
    }

    /// Like [#isWritableByOthers], but many systems give each user a group that holds nobody else, and make
    /// folders that this group may write to.
    boolean isWritableByStrangers() {
        return has(OTHERS_WRITE) || (has(GROUP_WRITES) && gid != uid && gid != ROOT);
    }

    boolean isSticky() {
        return has(STICKY);
    }

    /// As `chmod` takes it.
    String text() {
        return Integer.toOctalString(mode & PERMISSIONS);
    }

    private boolean has(int bit) {
        return (mode & bit) != 0;
    }

    private static Number number(Path file, String attribute) throws IOException {
        return (Number) Objects.requireNonNull(Files.getAttribute(file, attribute, LinkOption.NOFOLLOW_LINKS));
    }
}
