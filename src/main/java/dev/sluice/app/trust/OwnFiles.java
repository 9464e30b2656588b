package dev.sluice.app.trust;

import com.sun.security.auth.module.UnixSystem;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.List;
import java.util.Optional;

/// Refuses a workspace that somebody else could have changed, by the rules by which ssh refuses its files: it is
/// ours, nobody else may write to it, and nobody else may put another in its place. Systems without such rights
/// are taken as they are.
public final class OwnFiles {
    /// What is believed once it is in the folder. The database's copies are only read by hand.
    private static final List<String> BELIEVED = List.of("sluice.lock", "vault.json", "sluice.mv.db");

    private static final String SOCKET = "sluice.sock";

    private OwnFiles() {}

    /// @throws ProblemException `NOT_OURS`, `OPEN_TO_OTHERS`, `NOT_PLAIN`, `STORE_FAILED`
    public static void requireWorkspace(Path folder) {
        try {
            if (FileRights.areKept(folder)) {
                var within = requireFolder(folder);
                for (var name : BELIEVED) {
                    requirePlain(folder.resolve(name));
                    requireFile(folder.resolve(name), within);
                }
                requireFile(folder.resolve(SOCKET), within);
            }
        } catch (IOException e) {
            throw ProblemException.because(e, ProblemCode.STORE_FAILED, String.valueOf(e.getMessage()));
        }
    }

    /// The socket itself, where a path that is too long for the system keeps it elsewhere.
    ///
    /// @throws ProblemException as [#requireWorkspace]
    public static void requireSocket(Path socket) throws IOException {
        var folder = socket.toAbsolutePath().getParent();
        if (folder != null && FileRights.areKept(folder)) {
            requireFile(socket, requireFolder(folder));
        }
    }

    /// What is read or written where it stands is no link, pipe or device that leads elsewhere.
    private static void requirePlain(Path file) throws IOException {
        if (FileRights.of(file).filter(found -> !found.isPlainFile()).isPresent()) {
            throw ProblemException.of(ProblemCode.NOT_PLAIN, file);
        }
    }

    /// A folder that others cannot enter keeps what is in it from them.
    private static void requireFile(Path file, FileRights folder) throws IOException {
        var found = FileRights.of(file);
        if (found.isPresent()) {
            requireOurs(file, found.get());
            if (found.get().isWritableByOthersWithin(folder)) {
                throw ProblemException.of(
                        ProblemCode.OPEN_TO_OTHERS, file, found.get().text(), "go-w");
            }
        }
    }

    private static FileRights requireFolder(Path folder) throws IOException {
        var real = folder.toRealPath();
        var rights = FileRights.of(real).orElseThrow(() -> new NoSuchFileException(real.toString()));
        requireOurs(folder, rights);
        if (rights.isWritableByOthers()) {
            throw ProblemException.of(ProblemCode.OPEN_TO_OTHERS, folder, rights.text(), "700");
        }
        requireWay(folder.toAbsolutePath().normalize());
        requireWay(real);
        return rights;
    }

    /// Whoever may write to a folder above may put another folder in the place of ours. A sticky one, such as
    /// `/tmp`, keeps what is in it for its owner.
    private static void requireWay(Path folder) throws IOException {
        for (var above = folder.getParent(); above != null; above = above.getParent()) {
            var rights = FileRights.of(above.toRealPath()).orElseThrow();
            if (!rights.isOf(FileRights.ROOT) && !isOfTheMachine(rights)) {
                requireOurs(above, rights);
            }
            if (rights.isWritableByStrangers() && !rights.isSticky()) {
                throw ProblemException.of(ProblemCode.OPEN_TO_OTHERS, above, rights.text(), "go-w");
            }
        }
    }

    /// In a container of an ordinary user the folders above are the machine's, and so nobody's. What is in our own
    /// folder is always of somebody known here.
    private static boolean isOfTheMachine(FileRights rights) throws IOException {
        var nobody = UserNamespace.nobody();
        return nobody.isPresent() && rights.isOf(nobody.getAsLong());
    }

    private static void requireOurs(Path file, FileRights rights) throws IOException {
        if (!rights.isOf(uid())) {
            var owner = Files.getOwner(file, LinkOption.NOFOLLOW_LINKS).getName();
            throw ProblemException.of(ProblemCode.NOT_OURS, file, owner, System.getProperty("user.name", ""));
        }
    }

    /// The user who runs this process, as the system calls owners of files.
    ///
    /// @param own is ours
    static Optional<UserPrincipal> self(Path own) throws IOException {
        return FileRights.areKept(own) ? Optional.of(Files.getOwner(own)) : Optional.empty();
    }

    private static long uid() {
        return new UnixSystem().getUid();
    }
}
