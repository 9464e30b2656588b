package dev.sluice.ui.user.kit;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.User;
import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.testing.ControllerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The connection kit of a user, without a toolkit")
class KitControllerTest extends ControllerTest {

    private final User till = console.unit()
            .services()
            .users()
            .add(console.unit().account("ACCTA").key(), "till");
    private final KitModel model = new KitModel(till);
    private final KitController controller = new KitController(console.context(), model);

    @Test
    @DisplayName("G13 is written once, with the creds beside examples that hold no secret, and over nothing")
    void written(@TempDir Path folder) throws IOException {
        assertFalse(model.ready().getValue(), "it is not known yet");
        controller.read();
        assertTrue(model.ready().getValue());
        Files.writeString(folder.resolve("example.go"), "mine");
        console.dialogs().answers().answer(folder);
        controller.save();
        assertEquals(
                ProblemCode.FILE_EXISTS, requireNonNull(model.problem().get()).code());
        assertFalse(model.over().get());
        assertTrue(Files.notExists(folder.resolve("till.creds")));
        Files.delete(folder.resolve("example.go"));
        console.dialogs().answers().answer(folder);
        controller.save();
        assertNull(model.problem().get());
        assertTrue(model.over().get());
        assertTrue(Files.readString(folder.resolve("till.creds")).contains("USER NKEY SEED"));
        for (var name : requireNonNull(model.read().get()).files().keySet()) {
            assertFalse(Files.readString(folder.resolve(name)).contains("SEED"), name);
        }
        assertTrue(console.lastResult().contains("till"));
    }

    @Test
    @DisplayName("G13 says so where no server can be tried, and can still be written")
    void unreachable() {
        controller.read();
        controller.tryOut();
        assertEquals(
                ProblemCode.SERVER_UNREACHABLE,
                requireNonNull(model.problem().get()).code());
        assertNull(model.trial().get());
        assertTrue(model.ready().getValue());
    }
}
