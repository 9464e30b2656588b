package dev.sluice.ui.screen.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.domain.model.Level;
import dev.sluice.ui.testing.ControllerTest;
import dev.sluice.ui.testing.UnitStart;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A new operator, without a toolkit")
class NewOperatorControllerTest extends ControllerTest {

    private final UnitStart start = new UnitStart(console);

    @Test
    void anOperatorIsMadeInTheWorkspaceThatIsThereAndEntered() {
        console.closeVault("rather long words");
        var model = new NewOperatorModel(Path.of("unit"));
        var controller = new NewOperatorController(start, model, console.workspace());
        assertFalse(model.ready().getValue());
        model.name().text().set("a/b");
        assertFalse(model.ready().getValue());
        model.name().text().set(" Elsewhere ");
        model.level().set(Level.STAGING);
        model.servers().set("nats://a:4222, nats://b:4222");
        assertTrue(model.ready().getValue());
        controller.start();
        assertTrue(model.over().get());
        assertEquals(List.of(console.workspace()), start.entered());
        var made = console.workspace().environments().all().stream()
                .filter(one -> one.name().equals("Elsewhere"))
                .findFirst()
                .orElseThrow();
        assertEquals(Level.STAGING, made.level());
        assertEquals(List.of("nats://a:4222", "nats://b:4222"), made.servers());
    }

    @Test
    void whatIsRefusedIsSaidAndNobodyGoesIn() {
        var model = new NewOperatorModel(Path.of("unit"));
        model.name().text().set(console.unit().services().environment().name());
        new NewOperatorController(start, model, console.workspace()).start();
        assertNotNull(model.problem().get());
        assertFalse(model.over().get());
        assertEquals(List.of(), start.entered());
    }

    @Test
    void aWorkspaceThatIsMadeForItTakesAPassphraseTypedTwice() {
        var model = NewOperatorModel.withWorkspace(Path.of("unit"));
        model.name().text().set("KO");
        model.passphrase().text().set("correct horse");
        assertFalse(model.ready().getValue());
        model.passphrase().again().set("correct horse");
        assertTrue(model.ready().getValue());
        assertNull(model.problem().get());
    }
}
