package dev.sluice.ui.screen.welcome;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.sluice.domain.problem.ProblemCode;
import dev.sluice.ui.testing.ControllerTest;
import dev.sluice.ui.testing.UnitStart;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Welcome, without a toolkit")
class WelcomeControllerTest extends ControllerTest {

    private final UnitStart start = new UnitStart(console);
    private final WelcomeModel model = new WelcomeModel();
    private final WelcomeController controller = new WelcomeController(start, model);

    private ProblemCode problem() {
        return requireNonNull(model.problem().get()).code();
    }

    @Test
    void aMachineWithoutServersHasNoSandbox() {
        controller.onSandbox();
        assertEquals(ProblemCode.SANDBOX_NO_BINARY, problem());
        assertEquals("", model.progress().get());
        assertEquals(List.of(), start.entered());
    }

    @Test
    void aFolderWithoutAWorkspaceIsAProblemUntilTheNextTry() {
        console.dialogs().answers().answer(Path.of("nowhere"));
        controller.onOpen();
        assertEquals(ProblemCode.NO_WORKSPACE, problem());
        controller.onSandbox();
        assertEquals(ProblemCode.SANDBOX_NO_BINARY, problem());
    }

    @Test
    void nothingIsOpenedWhenNoFolderIsChosen() {
        controller.onOpen();
        assertEquals(null, model.problem().get());
        assertEquals(List.of(), start.entered());
    }

    @Test
    void whatOtherToolsMadeHasADoorOfItsOwn() {
        controller.onIntake();
        assertEquals(1, start.onboardings());
    }
}
