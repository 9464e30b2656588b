package dev.sluice.ui.screen.onboarding;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.sluice.ui.mvc.TableRows;
import dev.sluice.ui.testing.ControllerTest;
import dev.sluice.ui.testing.NscFolder;
import dev.sluice.ui.testing.UnitStart;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What other tools made, without a toolkit")
class OnboardingControllerTest extends ControllerTest {

    private final UnitStart start = new UnitStart(console);
    private final OnboardingModel model = new OnboardingModel();
    private int backs;
    private final OnboardingController controller = new OnboardingController(start, model, null, () -> backs++);

    @TempDir
    private Path folder;

    @Test
    void nothingIsFoundBeforeAPlaceIsChosen() {
        controller.activate();
        assertInstanceOf(TableRows.Ready.class, model.rows().phase().get());
        assertEquals(List.of(), model.rows().items());
        assertEquals(null, model.plan().get());
        controller.onBack();
        assertEquals(1, backs);
    }

    @Test
    void aStoreIsReadWhenItIsChosenAndForgottenWhenItIsDropped() throws Exception {
        controller.activate();
        var store = NscFolder.make(folder, "KO");
        console.dialogs().answers().answer(store);
        controller.onFolder();
        controller.onFolder();
        assertEquals(List.of(store), model.places());
        assertTrue(requireNonNull(model.plan().get()).bringsSomething());
        var names = model.rows().items().stream().map(OnboardingRow::name).toList();
        assertTrue(names.contains("ACCTA"), names.toString());
        controller.onDrop(store);
        assertEquals(List.of(), model.rows().items());
        assertEquals(null, model.plan().get());
    }

    @Test
    void whatCameInIsEntered() {
        controller.onDone(console.workspace());
        assertEquals(List.of(console.workspace()), start.entered());
    }
}
