package dev.sluice.app.trust;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whose files are believed.
final class OwnFilesTest {
    @TempDir
    private Path place = Path.of("");

    private Path folder = Path.of("");

    @BeforeEach
    void begin() throws IOException {
        folder = Files.createDirectory(place.resolve("workspace"));
        mode(folder, "rwx------");
        for (var name : new String[] {"vault.json", "sluice.mv.db", "sluice.lock"}) {
            mode(Files.createFile(folder.resolve(name)), "rw-------");
        }
    }

    @Test
    @DisplayName("a workspace that is ours alone is believed, one that others may read too")
    void ours() throws IOException {
        assertDoesNotThrow(() -> OwnFiles.requireWorkspace(folder));
        mode(folder, "rwxr-xr-x");
        mode(folder.resolve("vault.json"), "rw-r--r--");
        assertDoesNotThrow(() -> OwnFiles.requireWorkspace(folder));
    }

    @Test
    @DisplayName("a folder that a group or everybody may write to is refused, with what to do")
    void openFolders() throws IOException {
        for (var open : new String[] {"rwxrwxrwx", "rwxrwx---", "rwx-w----", "rwx----w-"}) {
            mode(folder, open);
            var problem = refused(ProblemCode.OPEN_TO_OTHERS);
            assertTrue(problem.problem().text().remedy().contains("chmod 700 \"" + folder), problem.getMessage());
        }
    }

    @Test
    @DisplayName("a vault, database, lock or socket that others can write to is refused where they can get at it")
    void openFiles() throws IOException {
        mode(folder, "rwxr-xr-x");
        for (var name : new String[] {"vault.json", "sluice.mv.db", "sluice.lock", "sluice.sock"}) {
            var file = folder.resolve(name);
            Files.deleteIfExists(file);
            mode(Files.createFile(file), "rw-rw-rw-");
            var problem = refused(ProblemCode.OPEN_TO_OTHERS);
            assertTrue(problem.problem().text().remedy().contains("chmod go-w \"" + file), problem.getMessage());
            mode(folder, "rwx------");
            assertDoesNotThrow(() -> OwnFiles.requireWorkspace(folder));
            mode(folder, "rwxr-xr-x");
            mode(file, "rw-------");
        }
    }

    @Test
    @DisplayName("a folder above that others may write to is refused unless it is sticky, a link to the workspace too")
    void theWayThere() throws IOException {
        mode(place, "rwxrwxrwx");
        refused(ProblemCode.OPEN_TO_OTHERS);
        Files.setAttribute(place, "unix:mode", 0_1777);
        assertDoesNotThrow(() -> OwnFiles.requireWorkspace(folder));
        var open = Files.createDirectory(place.resolve("open"));
        mode(open, "rwxrwxrwx");
        var link = Files.createSymbolicLink(open.resolve("link"), folder);
        var problem = assertThrows(ProblemException.class, () -> OwnFiles.requireWorkspace(link));
        assertEquals(ProblemCode.OPEN_TO_OTHERS, problem.code());
    }

    @Test
    @DisplayName("a lock, vault or database that is a link or a folder is refused")
    void links() throws IOException {
        for (var name : new String[] {"vault.json", "sluice.mv.db", "sluice.lock"}) {
            var file = folder.resolve(name);
            Files.delete(file);
            Files.createSymbolicLink(file, place.resolve("elsewhere"));
            refused(ProblemCode.NOT_PLAIN);
            Files.delete(file);
            Files.createDirectory(file);
            refused(ProblemCode.NOT_PLAIN);
            Files.delete(file);
        }
    }

    @Test
    @DisplayName("what belongs to somebody else is refused, with its owner and what to do")
    void ofOthers() throws IOException {
        // The root folder is not of an ordinary user; root itself can give something away.
        var foreign = Path.of("/");
        if (Files.isWritable(foreign)) {
            foreign = folder;
            Files.setAttribute(folder, "unix:uid", 65_534);
        }
        var refused = foreign;
        var problem = assertThrows(ProblemException.class, () -> OwnFiles.requireWorkspace(refused));
        assertEquals(ProblemCode.NOT_OURS, problem.code());
        assertTrue(problem.problem().text().remedy().contains("chown"), problem.getMessage());
    }

    @Test
    @DisplayName(
            "in a container that does not know every user, the folders of those it does not know are the machine's")
    void containers() {
        assertEquals(OptionalLong.empty(), UserNamespace.nobody(List.of("         0          0 4294967295"), "65534"));
        assertEquals(
                OptionalLong.of(65_534), UserNamespace.nobody(List.of("         0       1000          1"), "65534"));
        var subordinate = List.of("0 1000 1", "1 100000 65536");
        assertEquals(OptionalLong.of(65_534), UserNamespace.nobody(subordinate, "65534"));
        assertEquals(OptionalLong.of(65_534), UserNamespace.nobody(List.of(), "65534"));
    }

    @Test
    @DisplayName("the system says who is at the other end of a socket")
    void peers() throws IOException {
        var socket = UnixDomainSocketAddress.of(folder.resolve("sluice.sock"));
        try (var server = ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(socket);
                var channel = SocketChannel.open(socket);
                var other = server.accept()) {
            assertDoesNotThrow(() -> SocketPeer.requireOurs(channel, folder));
            assertDoesNotThrow(() -> SocketPeer.requireOurs(other, folder));
            var nobody = folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            var problem = assertThrows(ProblemException.class, () -> SocketPeer.require(channel, folder, nobody));
            assertEquals(ProblemCode.PEER_NOT_OURS, problem.code());
        }
    }

    private ProblemException refused(ProblemCode code) {
        var problem = assertThrows(ProblemException.class, () -> OwnFiles.requireWorkspace(folder));
        assertEquals(code, problem.code(), problem.getMessage());
        return problem;
    }

    private static void mode(Path file, String rights) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }
}
