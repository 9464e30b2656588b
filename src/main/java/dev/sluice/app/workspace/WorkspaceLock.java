package dev.sluice.app.workspace;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes this process the owner of a workspace. The system lets go of it when the process dies, however it dies.
final class WorkspaceLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WorkspaceLock.class);
    private static final String FILE = "sluice.lock";

    private final FileChannel channel;

    private WorkspaceLock(FileChannel channel) {
        this.channel = channel;
    }

    /// @throws ProblemException `WORKSPACE_IN_USE`, `STORE_FAILED`
    static WorkspaceLock take(Path folder) {
        try {
            var channel = FileChannel.open(
                    folder.resolve(FILE),
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return locked(folder, channel);
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.STORE_FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static WorkspaceLock locked(Path folder, FileChannel channel) throws IOException {
        try {
            if (channel.tryLock() != null) {
                return new WorkspaceLock(channel);
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("this process itself has the workspace open", e);
        }
        channel.close();
        throw ProblemException.of(ProblemCode.WORKSPACE_IN_USE, folder);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.warn("the workspace's lock file could not be closed", e);
        }
    }
}
