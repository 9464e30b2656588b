package dev.sluice.ui.screen.environments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.Environment;
import dev.sluice.domain.model.Level;
import dev.sluice.ui.operation.OperationModel;
import dev.sluice.ui.screen.environments.AddEnvironmentModel.Origin;
import dev.sluice.ui.testing.ControllerTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The sheets of environments, without a toolkit")
class EnvironmentSheetsTest extends ControllerTest {

    private final EnvironmentsModel model = new EnvironmentsModel();
    private final EnvironmentsController controller = new EnvironmentsController(console.context(), model);

    @BeforeEach
    void closeVault() {
        console.closeVault("rather long words");
    }

    private EnvironmentsRow row(Environment environment) {
        return model.rows().items().stream()
                .filter(row -> row.environment().id().equals(environment.id()))
                .findFirst()
                .orElseThrow();
    }

    private void assertDone(OperationModel asked) {
        assertNull(asked.problem().get());
        assertEquals(console.lastResult(), asked.result().get());
        assertFalse(console.lastResult().isEmpty());
    }

    @Test
    void anEnvironmentIsMadeWithAnOperatorOfItsOwn() {
        var made = new ArrayList<Environment>();
        var asked = new AddEnvironmentModel();
        assertFalse(asked.ready().getValue());
        asked.name().text().set(" Elsewhere ");
        asked.level().set(Level.STAGING);
        asked.servers().set("nats://a:4222\nnats://b:4222, ");
        assertTrue(asked.ready().getValue());
        new AddEnvironmentController(console.context(), asked, made::add).start();
        assertDone(asked);
        assertEquals("Elsewhere", made.getFirst().name());
        assertEquals(Level.STAGING, made.getFirst().level());
        assertEquals(List.of("nats://a:4222", "nats://b:4222"), made.getFirst().servers());
    }

    @Test
    void whatIsNoOperatorIsRefusedAndTheSheetStays() {
        var asked = new AddEnvironmentModel();
        asked.origin().set(Origin.EXISTING);
        assertFalse(asked.ready().getValue());
        asked.jwt().set("eyJ");
        assertTrue(asked.ready().getValue());
        new AddEnvironmentController(console.context(), asked, _ -> {}).start();
        assertNotNull(asked.problem().get());
        assertEquals(1, console.workspace().environments().all().size());
    }

    @Test
    void aLowerLevelTakesTheName() {
        var there = console.workspace().environments().create("Elsewhere", Level.PRODUCTION, List.of());
        controller.activate();
        var asked = new EditEnvironmentModel(row(there));
        var edit = new EditEnvironmentController(console.context(), asked);
        asked.level().set(Level.STAGING);
        assertTrue(asked.isLowered(asked.level().get()));
        edit.start();
        assertNotNull(asked.problem().get());
        assertEquals(Level.PRODUCTION, row(there).environment().level());
        asked.confirmed().set("Elsewhere ");
        asked.servers().set("nats://a:4222");
        asked.name().text().set("Nearby");
        edit.start();
        assertDone(asked);
        assertEquals(Level.STAGING, row(there).environment().level());
        assertEquals("Nearby", row(there).environment().name());
        assertEquals(List.of("nats://a:4222"), row(there).environment().servers());
    }

    @Test
    void aSandboxStaysOne() {
        var there = console.workspace().environments().create("Box", Level.SANDBOX, List.of());
        controller.activate();
        var asked = new EditEnvironmentModel(row(there));
        assertTrue(asked.isSandbox());
        assertFalse(asked.isLowered(Level.DEVELOPMENT));
        new EditEnvironmentController(console.context(), asked).start();
        assertDone(asked);
        assertEquals(Level.SANDBOX, row(there).environment().level());
    }

    @Test
    @DisplayName("Another environment is removed after its name, and of production after the passphrase, too")
    void anEnvironmentIsRemoved() {
        var here = console.unit().services().environment();
        var there = console.workspace().environments().create("Elsewhere", Level.PRODUCTION, List.of());
        controller.activate();
        assertFalse(controller.remove(row(here)).isEnabled(), "the window shows it");
        assertTrue(controller.remove(row(there)).isEnabled());
        var read = new ArrayList<RemoveEnvironmentController.Model>();
        RemoveEnvironmentController.read(console.context(), there, read::add);
        var asked = read.getFirst();
        assertEquals(3, asked.losses().keys().size(), "operator, signing key, system account");
        var remove = new RemoveEnvironmentController(console.context(), asked);
        asked.typed().text().set("Elsewhere");
        assertFalse(asked.ready().getValue(), "production wants the passphrase");
        asked.typed().proof().text().set("others");
        remove.start();
        assertNotNull(asked.problem().get());
        assertEquals(2, console.workspace().environments().all().size());
        asked.typed().proof().text().set("rather long words");
        assertTrue(asked.ready().getValue());
        remove.start();
        assertDone(asked);
        assertEquals(List.of(here), console.workspace().environments().all());
        assertEquals(1, model.rows().items().size());
    }

    @Test
    void credsOfAnotherAccountAreRefused(@TempDir Path folder) throws IOException {
        var here = console.unit().services().environment();
        var creds = new EnvironmentCreds(console.context());
        var file = Files.writeString(folder.resolve("sys.creds"), "no creds");
        creds.give(here, file);
        assertEquals(1, console.dialogs().problems().size());
        creds.drop(here);
        assertEquals(1, console.dialogs().problems().size());
        assertFalse(console.lastResult().isEmpty());
    }
}
