package dev.sluice.app.log;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Names the log file before anything is logged.
public final class LogFile {
    private LogFile() {}

    /// Logs to `sluice.log` in that folder; without a log when it cannot be made.
    public static void in(Path folder) {
        var file = folder.resolve("sluice.log");
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException _) {
            // As it should be, after the first time.
        } catch (IOException e) {
            System.err.println("sluice: there will be no log: " + e.getMessage());
            return;
        }
        System.setProperty(LogConfigurator.FILE, file.toString());
    }
}
