package dev.sluice.ui.screen.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.domain.problem.ProblemException;
import dev.sluice.domain.workspace.OlderWorkspace;
import dev.sluice.domain.workspace.Passphrase;
import dev.sluice.domain.workspace.Restored;
import dev.sluice.domain.workspace.Sandbox;
import dev.sluice.domain.workspace.Workspace;
import dev.sluice.domain.workspace.Workspaces;
import dev.sluice.ui.testing.ControllerTest;
import dev.sluice.ui.testing.UnitStart;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A backup is put back, without a toolkit")
class RestoreControllerTest extends ControllerTest {

    private static final Path BACKUP = Path.of("backup.sluice");
    private static final Path FULL = Path.of("full");
    private static final Path FREE = Path.of("free");

    private final UnitStart start = new UnitStart(console);
    private final RestoreModel model = new RestoreModel(BACKUP, FULL);
    private final RestoreController controller = new RestoreController(start, model);

    @BeforeEach
    void keepBackups() {
        start.keeping(new Backups());
    }

    private ProblemCode problem() {
        return Objects.requireNonNull(model.problem().get()).code();
    }

    @Test
    void whatIsNewerIsReplacedOnlyByAgreement() {
        model.passphrase().text().set("right");
        controller.restore();
        assertEquals(ProblemCode.RESTORE_OLDER, problem());
        assertTrue(model.asks().get());
        assertFalse(model.ready().getValue());
        model.agreed().set(true);
        assertTrue(model.ready().getValue());
        controller.restore();
        assertTrue(model.over().get());
        assertEquals(List.of(console.workspace()), start.entered());
    }

    @Test
    void anotherFolderAsksNothingUntilItIsTried() {
        model.passphrase().text().set("right");
        controller.restore();
        model.agreed().set(true);
        model.folder().set(FREE);
        assertFalse(model.asks().get());
        assertFalse(model.agreed().get());
        assertNull(model.problem().get());
        controller.restore();
        assertTrue(model.over().get());
    }

    @Test
    void aWrongPassphraseAsksForNoAgreement() {
        model.passphrase().text().set("wrong");
        controller.restore();
        assertEquals(ProblemCode.BACKUP_PASSPHRASE, problem());
        assertFalse(model.asks().get());
        assertTrue(model.ready().getValue());
        assertEquals(List.of(), start.entered());
    }

    /// One backup, older than what is in one of two folders.
    private final class Backups implements Workspaces {
        @Override
        public Path defaultFolder() {
            return FULL;
        }

        @Override
        public Path sandboxFolder() {
            throw new UnsupportedOperationException();
        }

        @Override
        public boolean exists(Path folder) {
            return folder.equals(FULL);
        }

        @Override
        public Workspace create(Path folder, Passphrase passphrase) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Workspace open(Path folder) {
            return console.workspace();
        }

        @Override
        public OlderWorkspace look(Path folder) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Restored restore(Path file, Path folder, Passphrase passphrase, boolean accepting) {
            assertEquals(BACKUP, file);
            if (!new String(passphrase.copy()).equals("right")) {
                throw ProblemException.of(ProblemCode.BACKUP_PASSPHRASE);
            }
            if (exists(folder) && !accepting) {
                throw ProblemException.of(ProblemCode.RESTORE_OLDER, folder, "today", "yesterday");
            }
            return new Restored(folder, console.unit().clock().instant(), Optional.empty());
        }

        @Override
        public Sandbox sandbox() {
            throw new UnsupportedOperationException();
        }
    }
}
