package dev.sluice.adapter.vault;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/// What files with secrets have in common: nobody else reads them, and what cannot be written is told alike.
public final class SecretFiles {
    private SecretFiles() {}

    /// Rights for the owner alone, where the file system has such rights.
    public static FileAttribute<?>[] ownerOnly(Path place) {
        return isPosix(place)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }

    static boolean isPosix(Path place) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    /// `DISK_FULL` for the folder, else `FILE_NOT_WRITTEN`: systems say the first in words only.
    public static ProblemException notWritten(Path folder, Path file, IOException failure) {
        var message = String.valueOf(failure.getMessage());
        return message.toLowerCase(Locale.ROOT).contains("space")
                ? ProblemException.because(failure, ProblemCode.DISK_FULL, folder)
                : ProblemException.because(failure, ProblemCode.FILE_NOT_WRITTEN, file, message);
    }
}
