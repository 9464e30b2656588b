package dev.sluice.exchange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.interop.NscExporter;
import dev.sluice.domain.interop.NscImporter;
import dev.sluice.domain.interop.plan.ExportRequest;
import dev.sluice.domain.interop.plan.ExportRequest.Keys;
import dev.sluice.domain.interop.plan.ImportItem;
import dev.sluice.domain.interop.plan.ImportRequest;
import dev.sluice.domain.interop.plan.ImportStatus;
import dev.sluice.domain.model.Environment;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.ui.testing.TestWorkspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// One workspace for all: making a vault is slow on purpose.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NscExportTest {
    private final Path home;
    private final Path folder;
    private final TestWorkspace workspace;
    private final Environment environment;

    NscExportTest(@TempDir Path root) throws IOException {
        home = Files.createDirectory(root.resolve("home"));
        folder = Files.createDirectory(root.resolve("out"));
        workspace = Fixtures.workspace(home);
        environment = Fixtures.imported(workspace, home, Fixtures.ROOT.resolve("ko"));
    }

    @AfterAll
    void close() {
        workspace.close();
    }

    private Path export(String name, Keys keys) {
        var target = folder.resolve(name);
        new NscExporter(Fixtures.means(home)).export(new ExportRequest(environment.id(), target, keys), workspace);
        return target;
    }

    @Test
    void whatNscMadeGoesOutAsNscMadeIt() throws Exception {
        var out = export("same", Keys.WITH_KEYS);
        var original = contents(Fixtures.ROOT.resolve("ko"));
        original.remove("cart.tok");
        var written = contents(out);
        written.remove(".sluice-export");
        assertEquals(original.keySet(), written.keySet());
        assertEquals(original, written);
    }

    @Test
    void everythingIsForItsOwnerOnly() throws Exception {
        var out = export("closed", Keys.WITH_KEYS);
        try (var walk = Files.walk(out)) {
            for (var path : walk.toList()) {
                var expected = Files.isDirectory(path) ? "rwx------" : "rw-------";
                assertEquals(
                        expected,
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS)),
                        path.toString());
            }
        }
    }

    @Test
    void withoutKeysNoSeedLeaves() throws Exception {
        var out = export("bare", Keys.WITHOUT_KEYS);
        assertFalse(Files.exists(out.resolve("keys")));
        for (var content : contents(out).values()) {
            assertFalse(content.matches("(?s).*\\bS[OAUX][A-Z2-7]{56}\\b.*"));
        }
    }

    @Test
    void foreignFoldersStayAsTheyAre() throws Exception {
        var foreign = Files.createDirectories(folder.resolve("foreign"));
        Files.writeString(foreign.resolve("mine.txt"), "mine");
        assertEquals(ProblemCode.FOLDER_NOT_OURS, refused("foreign"));
        assertEquals(List.of("mine.txt"), List.copyOf(contents(foreign).keySet()));
    }

    @Test
    void ourOwnFolderIsReplacedUntilSomeoneChangesIt() throws Exception {
        var out = export("again", Keys.WITHOUT_KEYS);
        export("again", Keys.WITHOUT_KEYS);
        Files.writeString(out.resolve("stores/KO/accounts/ACCTA/ACCTA.jwt"), "changed by nsc");
        assertEquals(ProblemCode.FOLDER_NOT_OURS, refused("again"));
        try (var left = Files.list(folder)) {
            assertTrue(left.noneMatch(path -> path.getFileName().toString().startsWith(".sluice-")));
        }
    }

    @Test
    void whatGoesOutComesInAsTheSame() {
        var out = export("round", Keys.WITH_KEYS);
        var plan = new NscImporter(Fixtures.means(home)).plan(ImportRequest.of(List.of(out)), workspace);
        assertFalse(plan.bringsSomething());
        assertEquals(4, plan.operators().getFirst().count(ImportStatus.HERE, ImportItem.Kind.ACCOUNT));
        assertEquals(0, plan.count(ImportStatus.CONFLICT));
    }

    private ProblemCode refused(String name) {
        return assertThrows(ProblemException.class, () -> export(name, Keys.WITHOUT_KEYS))
                .code();
    }

    private static Map<String, String> contents(Path root) throws Exception {
        var contents = new TreeMap<String, String>();
        try (var walk = Files.walk(root)) {
            for (var path : walk.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(path).toString(), Files.readString(path));
            }
        }
        return contents;
    }
}
